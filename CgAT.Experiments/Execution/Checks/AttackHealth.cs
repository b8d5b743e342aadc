using System.Globalization;
using CgAT.Core.Models;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Checks;

/// <summary>What speaks against an attack having been made well: evidence of each query, and of all together.</summary>
internal static class AttackHealth
{
    // Above this share of the pixels an attack saw no gradient at all.
    private const float Blind = 0.999f;

    // So many of the queries may be badly attacked before the whole attack is called so.
    private const double Tolerated = 0.05;

    /// <summary>What speaks against the attack on a query; null where nothing does.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="result">How it went.</param>
    public static string? OfQuery(AttackSpec attack, QueryAttackResult result) => CoreAttacks.Epsilon(attack) switch
    {
        null => "nothing bounds the change",
        0 => null,

        // In L2, rounding alone may lead out of the ball, and that says nothing of the attack.
        _ when !result.InBallAt8Bit && CoreAttacks.Norm(attack) == "linf" => "outside the ball once rounded to 8 bits",
        _ when result.ZeroGradientShare >= Blind => "no gradient",
        _ when result.ZeroGradientShare is not null && !(result.LossGain > 0) => "the code came no nearer to the goal",
        _ => null,
    };

    /// <summary>What speaks against the attack on all queries; null where nothing does.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="results">How it went, query by query.</param>
    /// <param name="moved">
    /// In how many bits each code differs from that of the clean query; null where images were made on another model,
    /// which need not move this one.
    /// </param>
    /// <param name="checks">What the checks of the model came to; null where there were none.</param>
    public static string? OfAll(
        AttackSpec attack, IReadOnlyList<QueryAttackResult> results, IReadOnlyList<int>? moved, CheckedQueries? checks)
    {
        var reasons = new List<string>();
        var ofQueries = results.Select(result => OfQuery(attack, result)).OfType<string>().ToList();
        if (ofQueries.Count > Tolerated * results.Count)
        {
            var most = ofQueries.CountBy(reason => reason).MaxBy(each => each.Value);
            var share = 100.0 * most.Value / results.Count;
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{most.Key}: {share:0.#} % of the queries"));
        }

        // Robustness would look so, and so would an attack that does nothing.
        if (moved is { Count: > 0 } && moved.All(bits => bits == 0) && CoreAttacks.Epsilon(attack) != 0)
        {
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture, $"it changed the code of none of {moved.Count:N0} queries"));
        }

        // A black box needs no gradient, and images of another model none of this one.
        if (checks is { Passed: false } failed && (attack is GradientAttackSpec or EnsembleAttackSpec))
        {
            reasons.Add($"signs of masked gradients: {string.Join(", ", failed.Failed)}");
        }

        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }
}
