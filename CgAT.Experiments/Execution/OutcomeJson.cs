using System.Text.Json;
using System.Text.Json.Nodes;

namespace CgAT.Experiments.Execution;

/// <summary>An outcome as one JSON object, for programs; keys are named as the columns of the tables.</summary>
public static class OutcomeJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
    };

    /// <summary>The JSON text.</summary>
    public static string Of(ExperimentOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var root = new JsonObject
        {
            ["experiment"] = outcome.Plan.Spec.Name,
            ["spec_id"] = outcome.Plan.SpecId,
            ["results"] = outcome.ResultsFolder,
            ["stages_computed"] = outcome.StagesComputed,
            ["runs"] = new JsonArray([.. outcome.Runs.Select(run => (JsonNode)Run(run))]),
        };
        return root.ToJsonString(s_options);
    }

    private static JsonObject Run(RunOutcome outcome) => new()
    {
        ["run_id"] = outcome.Run.RunId,
        ["axes"] = new JsonObject(outcome.Run.Axes.Select(
            place => KeyValuePair.Create(place.Axis, JsonValue.Create(place.Value) as JsonNode))),
        ["defense"] = outcome.Run.Defense.Label,
        ["hashing"] = outcome.Run.Spec.Hashing.Title,
        ["bits"] = outcome.Run.Spec.Hashing.Bits,
        ["seed"] = outcome.Run.Seed,
        ["status"] = outcome.Failure is null ? "ok" : outcome.Failure.Crashed ? "crashed" : "failed",
        ["error_code"] = outcome.Failure?.Diagnostics[0].Code,
        ["error_message"] = outcome.Failure?.Diagnostics[0].Message,
        ["metrics"] = new JsonArray([.. outcome.Metrics.Select(metric => (JsonNode)new JsonObject
        {
            ["metric"] = metric.Metric,
            ["k"] = metric.K,
            ["attack"] = metric.Attack,
            ["epsilon"] = metric.Epsilon,
            ["value"] = metric.Value,
            ["value_stable"] = metric.ValueStable,
            ["tie_best"] = metric.TieBest,
            ["tie_worst"] = metric.TieWorst,
            ["interval_low"] = metric.IntervalLow,
            ["interval_high"] = metric.IntervalHigh,
            ["n"] = metric.N,
            ["reason"] = metric.Reason,
            ["level"] = metric.Level,
            ["norm"] = metric.Norm,
            ["pixels"] = metric.Pixels,
            ["crafted_on"] = metric.CraftedOn,
            ["member_of"] = metric.MemberOf,
            ["reliable"] = metric.Reliable,
            ["reliable_reason"] = metric.ReliableReason,
            ["without_relevant"] = metric.WithoutRelevant,
        })]),
    };
}
