using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>What changes an id and what does not, tried on every leaf of the records that there are.</summary>
public sealed class SpecIdentityTests
{
    public static TheoryData<string, string> Leaves
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var text in SpecTexts.All.Keys)
            {
                var leaves = SpecLeaf.Of(Spec(text), "");

                // A name that something is crafted on has to change with that: a test of its own, AttackedRunTests.
                foreach (var leaf in leaves.Where(leaf =>
                    SpecTexts.IsOf(text, leaf.Path) && leaf.Path != "surrogate[0].name"))
                {
                    data.Add(text, leaf.Path);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_leaf_changes_the_id_unless_it_is_cosmetic(string text, string path)
    {
        var spec = Spec(text);
        var leaf = SpecLeaf.Of(spec, "").Single(each => each.Path == path);
        var before = (SpecIdentity.Of(spec), SpecCanonical.ToJson(spec, includeCosmetic: true));
        leaf.Mutate();
        Assert.NotEqual(before.Item2, SpecCanonical.ToJson(spec, includeCosmetic: true));
        Assert.Equal(leaf.Cosmetic, before.Item1 == SpecIdentity.Of(spec));
    }

    [Fact]
    public void The_cosmetic_settings_are_these_and_no_others()
    {
        var cosmetic = SpecLeaf.Of(SpecTexts.Spec, "").Where(leaf => leaf.Cosmetic).Select(leaf => leaf.Path);
        string[] expected =
        [
            "attack[0].name", "dataset.folder", "defense[0].name", "defense[1].name", "defense[2].name",
            "description", "name", "numerics.convolutions", "numerics.device", "numerics.threads",
        ];
        Assert.Equal(expected, cosmetic.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_records_of_a_union_have_ids_of_their_own() => Assert.NotEqual(
        SpecIdentity.Of(new ConstantDecaySpec()), SpecIdentity.Of(new CosineDecaySpec()));

    [Fact]
    public void A_setting_that_is_as_if_it_were_left_out_changes_no_id() => Assert.Equal(
        SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(SpecTexts.Read(SpecTexts.InFull).Require().Base));

    [Fact]
    public void The_order_of_defenses_changes_the_id() => Assert.NotEqual(
        SpecIdentity.Of(SpecTexts.Spec),
        SpecIdentity.Of(SpecTexts.Spec with { Defenses = [.. SpecTexts.Spec.Defenses.Reverse()] }));

    [Fact]
    public void Comments_white_space_and_the_order_of_keys_change_no_id()
    {
        var sections = SpecTexts.Quickstart.Split("\n\n");
        var shuffled = sections.Select(section =>
        {
            var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var headers = lines.TakeWhile(line => line[0] is '[' or '#').ToArray();
            var pairs = lines.Skip(headers.Length).Reverse().Select(line => $"\t{line}  # .");
            return string.Join("\n\n", [.. headers, .. pairs]);
        });
        var spec = SpecTexts.Read(string.Join('\n', shuffled)).Require().Base;
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(spec));
    }

    [Fact]
    public void Every_record_of_the_language_is_in_one_of_the_specs()
    {
        var ofBackbones = BackboneTexts.All.Keys
            .Select(name => SpecTexts.Read(BackboneTexts.Spec(name)).Require().Base);
        var seen = ofBackbones.Concat(SpecTexts.All.Keys.Select(Spec)).SelectMany(SpecLeaf.Types).ToHashSet();
        var all = typeof(ExperimentSpec).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ExperimentSpec).Namespace
                || type.Namespace == typeof(AttackSpec).Namespace)
            .Where(type => !type.IsAbstract)
            .Where(type => type.IsDefined(typeof(UnionTagAttribute), inherit: false));
        Assert.Empty(all.Except(seen));
    }

    private static ExperimentSpec Spec(string text) => SpecTexts.Read(SpecTexts.All[text]).Require().Base;
}
