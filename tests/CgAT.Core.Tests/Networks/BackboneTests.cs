using System.Globalization;
using System.Text.RegularExpressions;

namespace CgAT.Core.Tests.Networks;

public sealed partial class BackboneTests
{
    public static TheoryData<string> Names => [.. SomeBackbones.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tensor_that_it_holds_is_a_parameter_or_a_buffer_and_moves_with_it(string name)
    {
        var facts = BackboneFacts.Of(name);
        Assert.NotEmpty(facts.Weights);
        Assert.Empty(facts.Strays);
        Assert.Empty(facts.LeftBehind);
    }

    [Theory]
    [InlineData("convnet-s", 1, false)]
    [InlineData("alexnet", 2, false)]
    [InlineData("vgg11", 2, false)]
    [InlineData("vgg11-bn", 2, true)]
    [InlineData("resnet18", 0, true)]
    [InlineData("densenet161", 0, true)]
    [InlineData("vit-b-16", 0, false)]
    [InlineData("convnext-t", 0, false)]
    public void Dropout_and_batch_norm_are_where_they_belong(string name, int dropoutLayers, bool couplesImages)
    {
        var facts = BackboneFacts.Of(name);
        Assert.Equal(dropoutLayers, facts.DropoutLayers);
        Assert.Equal(couplesImages, facts.Weights.Any(line => line.Contains("running_var", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_may_use_Winograd_s_convolutions_just_if_it_has_3x3_filters_between_channels_by_32(string name) => Assert.Equal(
        BackboneFacts.Of(name).Weights.Any(line =>
            Filters().Match(line) is { Success: true } filters
            && filters.Groups.Values.Skip(1).All(channels => int.Parse(channels.Value, CultureInfo.InvariantCulture) % 32 == 0)),
        SomeBackbones.All[name].MayUseWinograd);

    [GeneratedRegex(@" \[(\d+), (\d+), 3, 3\] ")]
    private static partial Regex Filters();
}
