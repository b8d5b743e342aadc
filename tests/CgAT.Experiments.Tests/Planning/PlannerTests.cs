using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void There_is_a_run_for_each_seed_and_defence_in_the_order_of_the_spec() => Assert.Equal(
        [
            (0, "none"), (0, "continue"), (0, "cgat-strong"), (1, "none"), (1, "continue"), (1, "cgat-strong"),
            (2, "none"), (2, "continue"), (2, "cgat-strong"),
        ],
        SomePlan.Of(SpecTexts.Spec).Runs.Select(run => ((int)run.Seed, run.Defense.Label)));

    [Fact]
    public void A_run_trains_then_encodes_then_attacks_then_evaluates()
    {
        string[] kinds = ["warm-up", "hashing", "defense", "encoding", "attack", "evaluation"];
        var runs = SomePlan.Of().Runs.Select(run => run.Stages.Select(stage => stage.Identity.Kind)).ToList();

        Assert.Equal(kinds.Where(kind => kind != "defense"), runs[0]);
        Assert.Equal(kinds, runs[1]);
        Assert.Equal(kinds, runs[2]);
    }

    [Fact]
    public void A_stage_comes_after_those_that_it_reads_and_once()
    {
        var done = new HashSet<string>();
        foreach (var stage in SomePlan.Of(SpecTexts.Spec).Stages)
        {
            Assert.All(Inputs(stage.Identity.Text), input => Assert.Contains(input, done));
            Assert.True(done.Add(stage.Identity.Key));
        }

        // For each seed: warm-up, hashing, two defences, and encoding, attack and evaluation of three models.
        Assert.Equal(3 * (2 + 2 + (3 * 3)), done.Count);
    }

    [Fact]
    public void Runs_of_one_seed_share_warm_up_and_hashing_and_runs_of_two_seeds_share_nothing()
    {
        var runs = SomePlan.Of(SpecTexts.Spec).Runs
            .Select(run => run.Stages.Select(stage => stage.Identity.Key).ToHashSet()).ToList();

        Assert.Equal(2, runs[0].Intersect(runs[1]).Count());
        Assert.Equal(2, runs[1].Intersect(runs[2]).Count());
        Assert.Empty(runs[2].Intersect(runs[3]));
    }

    [Fact]
    public void A_run_is_named_by_its_evaluation_and_no_two_are_named_alike()
    {
        var runs = SomePlan.Of(SpecTexts.Spec).Runs;

        Assert.All(runs, run => Assert.Equal(run.Evaluation.Identity.Key[..16], run.RunId));
        Assert.Equal(runs.Count, runs.Select(run => run.RunId).Distinct().Count());
    }

    [Fact]
    public void Two_attacks_are_two_stages_of_one_evaluation()
    {
        var spec = SpecEdits.WithSeeds(SpecTexts.Spec, [0]);
        var attack = Assert.IsType<CenterAttackSpec>(spec.Attacks[0]);
        var run = SomePlan.Of(spec with { Attacks = [attack, attack with { Name = "short", Iterations = 1 }] }).Runs[0];

        var attacks = run.Evaluation.Attacks.Select(each => each.Stage.Identity.Key).ToList();

        Assert.Equal(2, attacks.Distinct().Count());
        Assert.Equal(attacks, Inputs(run.Evaluation.Identity.Text).Skip(1));
    }

    private static IEnumerable<string> Inputs(string identity) => System.Text.Json.Nodes.JsonNode
        .Parse(identity)!["inputs"]!.AsArray().Select(input => (string)input!);
}
