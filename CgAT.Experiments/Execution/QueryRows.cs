using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Makes the rows of a run in the table 'queries'.</summary>
internal static class QueryRows
{
    /// <param name="run">The run.</param>
    /// <param name="attack">The attack; null for clean queries.</param>
    /// <param name="set">What was measured.</param>
    /// <param name="checks">What the checks came to; null where the spec asks for none.</param>
    public static IEnumerable<QueryRow> Of(
        RunPlan run, EvaluatedAttack? attack, EvaluatedQueries set, CheckedQueries? checks)
    {
        var gains = Gains(run, attack, checks);
        return set.AveragePrecisions.Select((precision, query) =>
        {
            var row = new QueryRow
            {
                RunId = run.RunId,
                Attack = attack?.Label,
                Query = query,
                K = run.Spec.Evaluation.K,
                ApAtK = precision.Expected,
                ApAtKStable = precision.Stable,
                RelevantInDatabase = precision.Relevant,
                ExpectedHitsAtK = precision.ExpectedHits,
                HammingToCenterCode = set.HammingToCenterCode[query],
            };
            return attack is null ? row : Attacked(row, attack, run, set, query) with
            {
                DoubledStepsGain = gains.GetValueOrDefault(query)?.DoubledSteps,
                RestartGain = gains.GetValueOrDefault(query)?.Restart,
            };
        });
    }

    private static QueryRow Attacked(QueryRow row, EvaluatedAttack attack, RunPlan run, EvaluatedQueries set, int query)
    {
        var result = set.Attack[query];
        var reason = AttackHealth.OfQuery(attack.Spec, result);
        return row with
        {
            HammingToOwnCode = set.HammingToOwnCode[query],
            HammingToGuide = result.HammingToGuide,
            PerturbationLinf = result.Linf,
            PerturbationL2 = result.L2,
            InBall = result.InBall,
            InRange = result.InRange,
            LossGain = result.LossGain,
            ZeroGradientShare = result.ZeroGradientShare,
            InBallRounded = result.InBallAt8Bit,
            Reliable = reason is null,
            ReliableReason = reason,
            Restart = result.Restart,
            Member = attack.Stage is EnsembleStage ensemble
                ? ensemble.Members.ElementAtOrDefault(set.Members[query])?.Label
                : null,
            TargetLabels = set.Targets.Count == 0 ? null : string.Join(' ', set.Targets[query]),
            TargetApAtK = set.TargetAveragePrecisions.Count == 0 ? null : set.TargetAveragePrecisions[query],
        };
    }

    // The checked attack may be one of those of the spec: then what the checks saw belongs to its rows.
    private static Dictionary<int, Gain?> Gains(RunPlan run, EvaluatedAttack? attack, CheckedQueries? checks) =>
        checks is null || attack is null
            || SpecCanonical.ToJson(attack.Spec) != SpecCanonical.ToJson(run.Spec.Checks!.Attack)
                ? []
                : checks.Queries.Select((query, at) => (query, at)).ToDictionary(
                    each => each.query,
                    each => (Gain?)new Gain(checks.DoubledStepsGain[each.at], checks.RestartGain[each.at]));

    private sealed record Gain(float DoubledSteps, float Restart);
}
