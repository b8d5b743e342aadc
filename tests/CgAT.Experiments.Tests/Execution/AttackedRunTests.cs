using CgAT.Experiments.Execution;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>Every kind of attack, from the spec to the tables.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class AttackedRunTests(FinishedExperiment experiment)
{
    private RunPlan Undefended => experiment.Attacked.Plan.Runs[0];

    private RunPlan Masked => experiment.Attacked.Plan.Runs[1];

    [Fact]
    public void Every_attack_has_metrics_and_a_row_for_each_query()
    {
        string?[] labels = [null, .. Undefended.Evaluation.Attacks.Select(attack => attack.Label)];
        Assert.Equal(labels, Metrics(Undefended).Select(row => row.Attack).Distinct());
        Assert.Equal(
            labels.SelectMany(label => Enumerable.Range(0, TinyDataset.Queries), (label, query) => (label, query)),
            Queries(Undefended).Select(row => (row.Attack, row.Query)));
    }

    [Fact]
    public void An_attack_with_a_budget_keeps_it_exactly_and_says_so() => Assert.All(
        Queries(Undefended).Where(row => row.Attack is not null and not "pros-gan" and not "l2"),
        row =>
        {
            Assert.Equal((true, true, true), (row.InBall, row.InRange, row.InBallRounded));
            Assert.InRange(row.PerturbationLinf!.Value, 0, 16.0 / 255);
        });

    [Fact]
    public void An_attack_without_a_budget_is_not_reliable()
    {
        var row = Metrics(Undefended).First(row => row.Attack == "pros-gan");
        Assert.Equal((null, false), (row.Epsilon, row.Reliable));
        Assert.StartsWith("nothing bounds the change", row.ReliableReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_case_of_a_query_is_the_least_average_precision_of_the_members()
    {
        var rows = Queries(Undefended).ToLookup(row => row.Query);
        Assert.All(rows, ofQuery =>
        {
            var members = ofQuery.Where(row => row.Attack?.StartsWith("worst/", StringComparison.Ordinal) == true);
            var worst = Assert.Single(ofQuery, row => row.Attack == "worst");
            Assert.Equal(members.Min(row => row.ApAtK), worst.ApAtK);
            Assert.Equal(members.First(row => row.ApAtK == worst.ApAtK).Attack, worst.Member);
        });
        Assert.All(
            Metrics(Undefended).Where(row => row.Attack?.StartsWith("worst/", StringComparison.Ordinal) == true),
            row => Assert.Equal("worst", row.MemberOf));
    }

    [Fact]
    public void Targeted_attacks_share_their_targets_which_share_no_label_with_the_query()
    {
        var targeted = Queries(Undefended).Where(row => row.TargetLabels is not null).ToLookup(row => row.Query);
        Assert.Equal(TinyDataset.Queries, targeted.Count);
        Assert.All(targeted, ofQuery =>
        {
            Assert.Equal(["targeted", "dhta", "tha", "pros-gan"], ofQuery.Select(row => row.Attack));
            Assert.Single(ofQuery.Select(row => row.TargetLabels).Distinct());
            Assert.NotEqual($"{ofQuery.Key % 3}", ofQuery.First().TargetLabels);
            Assert.All(ofQuery, row => Assert.InRange(row.TargetApAtK!.Value, 0, 1));
        });
        Assert.Equal(
            ["targeted", "dhta", "tha", "pros-gan"],
            Metrics(Undefended).Where(row => row.Metric == "t_map_at_k").Select(row => row.Attack));
    }

    [Fact]
    public void Images_made_on_the_attacked_model_itself_are_no_transfer()
    {
        var (own, transferred) = (Values(Undefended, "center"), Values(Undefended, "transfer"));
        Assert.Equal(own, transferred);
        Assert.Equal(
            ["none"],
            Metrics(Masked).Where(row => row.Attack == "transfer").Select(row => row.CraftedOn).Distinct());
    }

    [Fact]
    public void Images_made_on_another_model_move_where_its_own_gradients_are_masked()
    {
        var own = Queries(Masked).Where(row => row.Attack == "center");
        var transferred = Queries(Masked).Where(row => row.Attack == "transfer");
        Assert.All(own, row => Assert.Equal((1, false), (row.ZeroGradientShare, row.Reliable)));
        Assert.All(transferred, row => Assert.Equal(true, row.Reliable));
    }

    [Fact]
    public void A_defence_that_masks_gradients_is_caught()
    {
        var checks = Checks(Masked);
        Assert.Equal(false, checks["zero_gradient"].Passed);
        Assert.Equal(false, checks["loss_gain"].Passed);
        Assert.Equal(false, checks["verdict"].Passed);
        Assert.StartsWith("signs of masked gradients: ", checks["verdict"].Finding, StringComparison.Ordinal);
        Assert.All(
            Metrics(Masked).Where(row => row.Attack == "center"),
            row =>
            {
                Assert.Equal(false, row.Reliable);
                Assert.StartsWith(
                    "no gradient: 100 % of the queries; it changed the code of none of 12 queries; signs of masked gradients: zero_gradient, loss_gain",
                    row.ReliableReason,
                    StringComparison.Ordinal);
            });
        Assert.All(
            Metrics(Masked).Where(row => row.Attack == "transfer"),
            row => Assert.Equal((true, null), (row.Reliable, row.ReliableReason)));
    }

    [Fact]
    public void An_attack_that_changed_no_code_is_not_reliable_though_it_needs_no_gradient()
    {
        Assert.All(
            Queries(Masked).Where(row => row.Attack == "square"), row => Assert.Equal(0, row.HammingToOwnCode));
        Assert.All(
            Metrics(Masked).Where(row => row.Attack == "square"),
            row => Assert.Equal((false, "it changed the code of none of 12 queries"), (row.Reliable, row.ReliableReason)));
    }

    [Fact]
    public void Every_check_is_made_on_the_undefended_model_but_that_of_transfer()
    {
        var checks = Checks(Undefended);
        Assert.Equal(
            [
                "deterministic", "zero_gradient", "loss_gain", "doubled_steps", "restart", "more_epsilon",
                "unbounded_epsilon", "transfer", "black_box", "verdict",
            ],
            checks.Keys);
        Assert.Equal((null, "the model is the undefended one itself"), (checks["transfer"].Passed, checks["transfer"].Reason));
        Assert.Equal(true, checks["deterministic"].Passed);
        Assert.Equal(true, checks["zero_gradient"].Passed);
        Assert.NotNull(Checks(Masked)["transfer"].Passed);
    }

    [Fact]
    public void The_gains_of_the_checks_stand_beside_the_queries_of_the_checked_attack()
    {
        var gained = Queries(Undefended).Where(row => row.RestartGain is not null).ToList();
        Assert.Equal(8, gained.Count);
        Assert.All(gained, row => Assert.Equal(("center", true), (row.Attack, row.DoubledStepsGain is not null)));
    }

    [Fact]
    public void A_surrogate_is_trained_and_is_no_run()
    {
        var spec = experiment.Spec with
        {
            Defenses = [experiment.Spec.Defenses[0]],
            Surrogates = [experiment.Spec.Defenses[1]],
            Attacks = [TinyAttacks.Center with { Name = "transfer", CraftedOn = "cgat" }],
        };
        var plan = Plan(spec);
        var run = Assert.Single(plan.Runs);
        Assert.Equal(
            ["warm-up", "hashing", "encoding", "defense", "encoding", "attack", "evaluation"],
            run.Stages.Select(stage => stage.Identity.Kind));
    }

    [Fact]
    public void What_an_attack_is_crafted_on_counts_and_not_what_that_is_called()
    {
        var spec = experiment.Spec with
        {
            Attacks = [TinyAttacks.Center with { CraftedOn = "cgat" }],
        };
        var renamed = spec with
        {
            Defenses = [spec.Defenses[0], spec.Defenses[1] with { Name = "ours" }],
            Attacks = [TinyAttacks.Center with { CraftedOn = "ours" }],
        };
        var other = spec with { Attacks = [TinyAttacks.Center with { CraftedOn = "none" }] };
        Assert.Equal(SpecIdentity.Of(spec), SpecIdentity.Of(renamed));
        Assert.NotEqual(SpecIdentity.Of(spec), SpecIdentity.Of(other));
        Assert.Equal(Plan(spec).Runs.Select(run => run.RunId), Plan(renamed).Runs.Select(run => run.RunId));
        Assert.NotEqual(Plan(spec).Runs[0].RunId, Plan(other).Runs[0].RunId);
    }

    [Fact]
    public void A_run_with_a_transfer_attack_can_be_planned_alone()
    {
        var run = experiment.Attacked.Plan.Runs[1];
        var alone = Plan(RunRows.Single(run));
        Assert.Equal(run.RunId, Assert.Single(alone.Runs).RunId);
    }

    private ExperimentPlan Plan(ExperimentSpec spec) => Planner.Plan(spec, experiment.Attacked.Plan.Contract);

    private List<MetricRow> Metrics(RunPlan run) => Read<MetricRow>(run);

    private List<QueryRow> Queries(RunPlan run) => Read<QueryRow>(run);

    private Dictionary<string, CheckRow> Checks(RunPlan run) => Read<CheckRow>(run).ToDictionary(row => row.CheckName);

    private List<double?> Values(RunPlan run, string attack) =>
        [.. Metrics(run).Where(row => row.Attack == attack).Select(row => row.Value)];

    private List<TRow> Read<TRow>(RunPlan run)
        where TRow : IResultRow =>
        [.. TableReader.Read<TRow>(ResultTables.FileOf<TRow>(experiment.AttackedResults, run.RunId))];
}
