using System.Reflection;
using System.Runtime.CompilerServices;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>What must hold of every setting, so that a new one can't forget it.</summary>
public sealed class SpecAttributesTests
{
    private static readonly IReadOnlyList<PropertyInfo> Properties = [.. typeof(ExperimentSpec).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ExperimentSpec).Namespace
            || type.Namespace == typeof(AttackSpec).Namespace)
        .Where(type => type.Name.EndsWith("Spec", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
        .Where(property => property.CanWrite)];

    [Fact]
    public void A_setting_says_what_it_is_without_a_full_stop() => Assert.All(Properties, property =>
    {
        var description = Rules(property).Description;
        Assert.NotEmpty(description);
        Assert.False(description.EndsWith('.'), description);
    });

    [Fact]
    public void A_setting_is_optional_just_where_it_is_nullable() => Assert.All(Properties, property => Assert.Equal(
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable,
        Rules(property).Optional));

    [Fact]
    public void A_setting_is_required_just_where_nothing_stands_for_it() => Assert.All(
        Properties,
        property => Assert.Equal(
            property.IsDefined(typeof(RequiredMemberAttribute)),
            Rules(property) is { Optional: false, Otherwise: null }));

    [Fact]
    public void What_stands_for_a_setting_that_is_left_out_is_its_initial_value_and_allowed() => Assert.All(
        Properties.Where(property => Rules(property).Otherwise is not null),
        property =>
        {
            var rules = Rules(property);
            Assert.Equal(rules.Otherwise, property.GetValue(Activator.CreateInstance(Concrete(property.DeclaringType!))));
            Assert.True(
                rules.Otherwise is not string text || rules.OneOf!.Contains(text), $"{rules.Otherwise} is not allowed");
        });

    [Fact]
    public void A_number_has_a_least_value() => Assert.All(
        Properties.Where(property => property.PropertyType == typeof(double) || property.PropertyType == typeof(int)),
        property => Assert.True(double.IsFinite(Rules(property).Min), property.Name));

    [Fact]
    public void A_whole_number_has_a_largest_value_that_its_type_holds() => Assert.All(
        Properties.Where(property => property.PropertyType == typeof(int)),
        property => Assert.InRange(Rules(property).Max, 1, int.MaxValue));

    private static Type Concrete(Type type) => type.Assembly.GetTypes()
        .First(candidate => candidate.IsAssignableTo(type) && !candidate.IsAbstract);

    private static SettingAttribute Rules(PropertyInfo property) =>
        property.GetCustomAttribute<SettingAttribute>() ?? throw new InvalidOperationException(property.Name);
}
