using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>What is wrong with target labels that no codes can stand for.</summary>
internal static class TargetErrors
{
    public static UserErrorException TooFewAnchors(
        int query, IReadOnlyList<int> label, int found, int wanted, bool replacement) => new(new Diagnostic
        {
            Code = ErrorCodes.TooFewAnchors,
            Message = string.Create(CultureInfo.InvariantCulture, $"{found} database items have exactly the target ")
            + string.Create(CultureInfo.InvariantCulture, $"label {Name(label)} of query {query}, ")
            + (replacement
                ? "and the attack needs at least 1"
                : string.Create(CultureInfo.InvariantCulture, $"and the attack draws {wanted} different ones")),
            Remedy = replacement
            ? "choose target labels that the database has"
            : "choose target labels that more items have, draw fewer, or draw with replacement",
        });

    public static UserErrorException NoSimilarItem(int query, IReadOnlyList<int> label) => new(new Diagnostic
    {
        Code = ErrorCodes.TooFewAnchors,
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"0 items share a class with the target label {Name(label)} of query {query}, so that no code stands for it"),
        Remedy = "choose target labels whose classes the items have",
    });

    private static string Name(IReadOnlyList<int> label) =>
        $"({string.Join(", ", label.Select(each => each.ToString(CultureInfo.InvariantCulture)))})";
}
