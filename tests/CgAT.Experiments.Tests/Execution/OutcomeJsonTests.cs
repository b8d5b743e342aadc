using System.Text.Json.Nodes;
using CgAT.Experiments.Execution;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class OutcomeJsonTests(FinishedExperiment experiment)
{
    private readonly JsonObject json = JsonNode.Parse(OutcomeJson.Of(experiment.Outcome))!.AsObject();

    [Fact]
    public void The_whole_says_which_spec_and_where_its_tables_are()
    {
        Assert.Equal(["experiment", "spec_id", "results", "stages_computed", "runs"], Keys(json));
        Assert.Equal(
            ("tiny", experiment.Outcome.Plan.SpecId, experiment.Results, 9),
            ((string?)json["experiment"], (string?)json["spec_id"], (string?)json["results"],
                (int)json["stages_computed"]!));
    }

    [Fact]
    public void A_run_says_what_was_trained()
    {
        var runs = json["runs"]!.AsArray();
        Assert.All(runs, run => Assert.Equal(
            [
                "run_id", "axes", "defense", "hashing", "bits", "seed", "status", "error_code", "error_message",
                "metrics",
            ],
            Keys(run!.AsObject())));
        Assert.Equal(
            experiment.Outcome.Runs.Select(run => (run.Run.RunId, run.Run.Defense.Label, "dpsh", 8, 3L)),
            runs.Select(run => ((string)run!["run_id"]!, (string)run["defense"]!, (string)run["hashing"]!,
                (int)run["bits"]!, (long)run["seed"]!)));
    }

    [Fact]
    public void A_metric_has_the_columns_of_its_table_and_null_where_there_is_nothing_to_say()
    {
        var run = experiment.Outcome.Runs[1];
        var metrics = json["runs"]![1]!["metrics"]!.AsArray();

        Assert.All(metrics, metric => Assert.Equal(
            [
                "metric", "k", "attack", "epsilon", "value", "value_stable", "tie_best", "tie_worst", "interval_low",
                "interval_high", "n", "reason", "level", "norm", "pixels", "crafted_on", "member_of", "reliable",
                "reliable_reason", "without_relevant",
            ],
            Keys(metric!.AsObject())));
        Assert.Equal(
            run.Metrics.Select(row => (row.Metric, row.K, row.Attack, row.Value, row.TieBest, row.TieWorst,
                row.IntervalLow, row.IntervalHigh, (int?)row.N)),
            metrics.Select(metric => ((string)metric!["metric"]!, (int?)metric["k"], (string?)metric["attack"],
                (double?)metric["value"], (double?)metric["tie_best"], (double?)metric["tie_worst"],
                (double?)metric["interval_low"], (double?)metric["interval_high"], (int?)metric["n"])));
        Assert.Equal(
            [("map_at_k", null), ("map", null), ("map_at_k", "center"), ("map", "center")],
            metrics.Select(metric => ((string)metric!["metric"]!, (string?)metric["attack"]))
                .Where(metric => metric.Item1 is "map_at_k" or "map"));
    }

    private static IEnumerable<string> Keys(JsonObject node) => node.Select(member => member.Key);
}
