using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>
/// Defences that change what the network is shown, attacked without and with a gradient that is passed on.
/// </summary>
[Collection(ExperimentCollection.Name)]
public sealed class InputDefenseTests(FinishedExperiment experiment)
{
    private static readonly InputDefenseSpec s_bits = new BitDepthDefenseSpec { Bits = 2 };
    private static readonly InputDefenseSpec s_jpeg = new JpegDefenseSpec { Quality = 40 };

    [Fact]
    public void An_attack_sees_no_gradient_unless_the_defence_passes_it_on()
    {
        using var copy = experiment.Copy();
        var spec = experiment.Spec with
        {
            Defenses =
            [
                s_bits, s_bits with { Name = "adaptive bits", Gradient = "straight-through" },
                s_jpeg, s_jpeg with { Name = "adaptive jpeg", Gradient = "straight-through" },
            ],
        };
        var runs = experiment.Run(copy.Path, spec).RequireSuccess().Plan.Runs;
        Assert.All(Attacked(copy.Path, runs[0]), row => Assert.Equal((1, false), (row.ZeroGradientShare, row.Reliable)));
        Assert.All(Attacked(copy.Path, runs[2]), row => Assert.Equal((1, false), (row.ZeroGradientShare, row.Reliable)));
        Assert.All(Attacked(copy.Path, runs[1]), row => Assert.True(row.ZeroGradientShare < 0.5));
        Assert.All(Attacked(copy.Path, runs[3]), row => Assert.True(row.ZeroGradientShare < 0.5));

        // What is shown is the same, so that clean queries find the same.
        Assert.Equal(Clean(copy.Path, runs[0]), Clean(copy.Path, runs[1]));
        Assert.Equal(Clean(copy.Path, runs[2]), Clean(copy.Path, runs[3]));
    }

    [Theory]
    [InlineData("bit-depth")]
    [InlineData("jpeg")]
    public void The_gradient_that_stands_for_itself_is_no_part_of_the_canonical_text(string kind)
    {
        var defense = kind == "jpeg" ? s_jpeg : s_bits;
        var passing = defense with { Gradient = "straight-through" };
        Assert.DoesNotContain("gradient", SpecCanonical.ToJson(defense), StringComparison.Ordinal);
        Assert.NotEqual(SpecCanonical.ToJson(defense), SpecCanonical.ToJson(passing));
    }

    private static List<QueryRow> Attacked(string results, RunPlan run) =>
        [.. Queries(results, run).Where(row => row.Attack is not null)];

    private static List<double?> Clean(string results, RunPlan run) =>
        [.. Queries(results, run).Where(row => row.Attack is null).Select(row => (double?)row.ApAtK)];

    private static IEnumerable<QueryRow> Queries(string results, RunPlan run) =>
        TableReader.Read<QueryRow>(ResultTables.FileOf<QueryRow>(results, run.RunId));
}
