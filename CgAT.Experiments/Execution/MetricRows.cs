using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution;

/// <summary>Makes the rows of a run in the table 'metrics'.</summary>
internal static class MetricRows
{
    /// <param name="run">The run.</param>
    /// <param name="attack">The attack; null for clean queries.</param>
    /// <param name="set">What was measured.</param>
    public static IEnumerable<MetricRow> Of(RunPlan run, EvaluatedAttack? attack, EvaluatedQueries set) =>
        set.Metrics.Select(metric => new MetricRow
        {
            RunId = run.RunId,
            Defense = run.Defense.Label,
            Hashing = run.Spec.Hashing.Title,
            Bits = run.Spec.Hashing.Bits,
            Seed = run.Seed,
            Attack = attack?.Label,
            Epsilon = attack is null ? null : CoreAttacks.Epsilon(attack.Spec),
            Metric = metric.Metric,
            K = metric.K,
            Value = metric.Mean.Value,
            ValueStable = metric.Mean.Stable,
            TieBest = metric.Mean.Best,
            TieWorst = metric.Mean.Worst,
            IntervalLow = metric.Mean.IntervalLow,
            IntervalHigh = metric.Mean.IntervalHigh,
            N = metric.Mean.Queries,
            Reason = metric.Mean.Reason,
            Level = metric.Level,
            Norm = attack is null ? null : CoreAttacks.Norm(attack.Spec),
            Pixels = attack is null ? null : (attack.Spec as GradientAttackSpec)?.Pixels ?? "unit",
            CraftedOn = attack?.CraftedOn,
            MemberOf = attack?.MemberOf,
            Reliable = attack is null ? null : set.Unreliable is null,
            ReliableReason = set.Unreliable,
            WithoutRelevant = metric.Mean.QueriesWithoutRelevant,
        });
}
