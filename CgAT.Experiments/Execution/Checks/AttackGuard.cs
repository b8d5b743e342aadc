using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Execution.Checks;

/// <summary>
/// What must hold of every attack, or its numbers mean nothing: a violation fails the run. None is possible but by a
/// fault of an attack or a model, so the remedy names who has to look.
/// </summary>
internal static class AttackGuard
{
    // Of the bits of all codes, where the device gives no equal bits twice: a relaxed bit near 0 may fall either way.
    private const double Noise = 0.01;

    /// <summary>Requires that every image stayed in the ball and in [0, 1].</summary>
    /// <param name="attack">The attack's label.</param>
    /// <param name="epsilon">Its budget; null where it has none.</param>
    /// <param name="results">How it went, query by query.</param>
    /// <exception cref="UserErrorException">CGAT0740: one did not; CGAT0742: epsilon is 0 and one moved.</exception>
    public static void RequireBounds(string attack, double? epsilon, IReadOnlyList<QueryAttackResult> results)
    {
        for (var query = 0; query < results.Count; query++)
        {
            var result = results[query];
            if (!result.InBall || !result.InRange)
            {
                var budget = epsilon is { } bound ? string.Create(CultureInfo.InvariantCulture, $"{bound:G9}") : "none";
                throw Error(
                    ErrorCodes.AttackOutOfBounds,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"attack '{attack}' moved query {query} by {result.Linf:G9} (L-infinity), {result.L2:G9} (L2), "
                            + $"epsilon is {budget}{(result.InRange ? "" : ", and out of [0, 1]")}"),
                    "an attack must project its images onto the ball and onto [0, 1] last of all: mend the attack");
            }

            if (epsilon == 0 && result.Linf != 0)
            {
                throw Error(
                    ErrorCodes.AttackWithoutBudget,
                    $"attack '{attack}' has epsilon 0 and moved query {query}",
                    "an attack with epsilon 0 must return its images bit for bit: mend the attack");
            }
        }
    }

    /// <summary>Requires that a model gives the codes that it gave before.</summary>
    /// <param name="when">Where the codes are from, as the end of a sentence.</param>
    /// <param name="before">The codes of some images then.</param>
    /// <param name="now">The codes of the same images now.</param>
    /// <param name="bitwise">Whether the device gives equal bits twice.</param>
    /// <exception cref="UserErrorException">CGAT0741: it gives others.</exception>
    public static void RequireSameCodes(string when, PackedCodes before, PackedCodes now, bool bitwise)
    {
        var differing = Enumerable.Range(0, before.Count).Sum(item => before.Distance(item, now, item));
        if (differing > (bitwise ? 0 : Noise * before.Count * before.Bits))
        {
            throw Error(
                ErrorCodes.ModelNotFixed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{differing} of {before.Count * before.Bits} bits of the clean queries' codes are not what they "
                        + $"were {when}"),
                "a model must be in evaluation mode when it is attacked, and must not change by being used: look for "
                    + "dropout, batch statistics or draws of its own in the model");
        }
    }

    private static UserErrorException Error(string code, string message, string remedy) =>
        new(new Diagnostic { Code = code, Message = message, Remedy = remedy });
}
