using System.Globalization;
using System.Text;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Extensions;
using CgAT.Experiments.Tests.Results;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Planning;

/// <summary>What a stage is known by: whoever changes it makes every stored stage a stranger.</summary>
public sealed class StageIdentityTests
{
    private static readonly string[] s_kinds = ["warm-up", "hashing", "defense", "encoding", "attack", "evaluation"];

    /// <summary>Every leaf of both quickstarts, and the first stage that it changes; null where it is none.</summary>
    public static TheoryData<bool, string, string?> Leaves
    {
        get
        {
            var data = new TheoryData<bool, string, string?>();
            foreach (var onImageList in new[] { false, true })
            {
                foreach (var leaf in SpecLeaf.Of(Spec(onImageList), "").Where(leaf => leaf.Path != "checks"))
                {
                    data.Add(onImageList, leaf.Path, leaf.Cosmetic ? null : FirstStage(leaf.Path));
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_canonical_texts_and_keys_are_the_approved_ones()
    {
        var text = new StringBuilder();
        foreach (var run in SomePlan.Of().Runs)
        {
            text.Append(CultureInfo.InvariantCulture, $"=== run {run.RunId}\n");
            foreach (var stage in run.Stages)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{stage.Identity.Folder} {stage.Identity.Key}\n{stage.Identity.Text}\n");
            }
        }

        Approved.Equal(
            Approved.Path("tests", "CgAT.Experiments.Tests", "Planning", "StageIdentities.approved.txt"),
            text.ToString());
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_setting_changes_the_stages_that_read_it_and_all_after_them_and_no_others(
        bool onImageList, string path, string? first)
    {
        var spec = Spec(onImageList);
        var before = Keys(spec);
        SpecLeaf.Of(spec, "").Single(each => each.Path == path).Mutate();

        var changed = Keys(spec).Zip(before).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Stage);

        Assert.Equal(before.Select(each => each.Stage).Where(stage => Reads(stage, path, first)), changed);
    }

    [Theory]
    [InlineData("device")]
    [InlineData("threads")]
    [InlineData("libtorch")]
    [InlineData("torchsharp")]
    [InlineData("capability")]
    [InlineData("convolutions")]
    [InlineData("processor")]
    public void Every_part_of_the_numerics_contract_changes_every_stage_and_not_the_spec(string part)
    {
        var contract = part switch
        {
            "device" => SomePlan.Contract with { Device = "cuda" },
            "threads" => SomePlan.Contract with { Threads = 3 },
            "libtorch" => SomePlan.Contract with { Libtorch = "2.10.1" },
            "torchsharp" => SomePlan.Contract with { TorchSharp = "0.107.1" },
            "convolutions" => SomePlan.Contract with { Convolutions = "winograd" },
            "capability" => SomePlan.Contract with { CpuCapability = "AVX512" },
            _ => SomePlan.Contract with { Processor = "AuthenticAMD 25-17" },
        };
        var (plan, other) = (SomePlan.Of(), SomePlan.Of(contract: contract));

        Assert.Equal(plan.SpecId, other.SpecId);
        Assert.Empty(plan.Stages.Select(stage => stage.Identity.Key)
            .Intersect(other.Stages.Select(stage => stage.Identity.Key)));
        Assert.Empty(plan.Runs.Select(run => run.RunId).Intersect(other.Runs.Select(run => run.RunId)));
    }

    [Fact]
    public void A_revision_changes_the_key() => Assert.NotEqual(Of(revision: 1).Key, Of(revision: 2).Key);

    [Fact]
    public void Some_kinds_of_backbones_have_a_revision_of_their_own() => Assert.Equal(
        ["densenet161 defense", "resnet50 warm-up", "vgg16-bn defense"],
        BackboneTexts.All.Keys.SelectMany(network =>
            WithBackboneRevision(SpecTexts.Read(BackboneTexts.Spec(network)).Require())
                .Select(kind => $"{network} {kind}"))
            .Order());

    [Fact]
    public void A_backbone_of_a_script_may_be_built_on_layers_that_have_one()
    {
        var spec = Spec(onImageList: false);
        Assert.Empty(WithBackboneRevision(ExpandedSpec.Of(spec)));
        var custom = new CustomBackboneSpec { Extension = "own", Source = SpecTexts.Digest };
        Assert.Equal(["warm-up"], WithBackboneRevision(ExpandedSpec.Of(spec with { Backbone = custom })));
    }

    [Fact]
    public void A_kind_changes_the_key() => Assert.NotEqual(Of(kind: "a").Key, Of(kind: "b").Key);

    [Fact]
    public void The_order_of_inputs_changes_the_key_and_that_of_settings_does_not()
    {
        var (one, other) = (Of(kind: "a"), Of(kind: "b"));
        var (x, y) = (KeyValuePair.Create("x", "1"), KeyValuePair.Create("y", "{\"z\":2}"));

        Assert.NotEqual(
            StageIdentity.Of("c", 1, NoSettings, [one, other]).Key,
            StageIdentity.Of("c", 1, NoSettings, [other, one]).Key);
        Assert.Equal(
            StageIdentity.Of("c", 1, new Dictionary<string, string>([x, y]), []).Text,
            StageIdentity.Of("c", 1, new Dictionary<string, string>([y, x]), []).Text);
    }

    private static IEnumerable<string> WithBackboneRevision(ExpandedSpec spec) => SomePlan.Of(spec).Stages
        .Where(stage => stage.Identity.Text.Contains("\"backbone-revision\":", StringComparison.Ordinal))
        .Select(stage => stage.Identity.Kind)
        .Distinct();

    private static Dictionary<string, string> NoSettings => [];

    private static StageIdentity Of(string kind = "kind", int revision = 1) =>
        StageIdentity.Of(kind, revision, NoSettings, []);

    private static ExperimentSpec Spec(bool onImageList) =>
        SpecTexts.Read(onImageList ? SpecTexts.QuickstartOnImageList : SpecTexts.Quickstart).Require().Base;

    // Stages as they stand in the plan: run 0 is (seed 0, 'none').
    private static List<((int Run, string Kind) Stage, string Key)> Keys(ExperimentSpec spec) =>
    [
        .. SomePlan.Of(spec).Runs.SelectMany((run, index) => run.Stages.Select(
            stage => ((index, stage.Identity.Kind), stage.Identity.Key))),
    ];

    // The version of the language is part of the spec, but of no result.
    private static string? FirstStage(string path) => path.Split('.', '[')[0] switch
    {
        "format" or "surrogate" => null, // which no attack is crafted on
        _ when path.EndsWith(".crafted_on", StringComparison.Ordinal) => null, // no defence is called so
        "seeds" or "dataset" or "backbone" => "warm-up",
        "hashing" => "hashing",
        "defense" => "defense",
        "attack" => "attack",
        "evaluation" => path == "evaluation.batch_size" ? "encoding" : "evaluation",
        var other => throw new InvalidOperationException($"which stage reads '{other}'?"),
    };

    private static bool Reads((int Run, string Kind) stage, string path, string? first)
    {
        var (seed, defense) = (stage.Run / 3, stage.Run % 3);
        return first is not null
            && Array.IndexOf(s_kinds, stage.Kind) >= Array.IndexOf(s_kinds, first)
            && (!path.StartsWith("seeds[", StringComparison.Ordinal) || path == $"seeds[{seed}]")
            && (!path.StartsWith("defense[", StringComparison.Ordinal)
                || path.StartsWith($"defense[{defense}]", StringComparison.Ordinal));
    }
}
