using System.Globalization;
using CgAT.Core.Errors;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>Fails where a code, a loss or a gradient was no number.</summary>
internal static class NotFinite
{
    private const int Named = 5;

    /// <summary>Fails unless all values are finite.</summary>
    /// <param name="probe">[n], a value an image.</param>
    /// <param name="items">Which queries they are.</param>
    /// <exception cref="UserErrorException">CGAT0701.</exception>
    public static void Require(torch.Tensor probe, IReadOnlyList<int> items)
    {
        if (Faults(probe, items) is { Count: > 0 } faults)
        {
            throw Error($"a code, a loss or a gradient is not finite under attack: {Names("query", "queries", faults)}");
        }
    }

    /// <summary>Fails unless all codes are finite: NaN has no sign, and would pass for a code of some.</summary>
    /// <param name="relaxed">[n, bits].</param>
    /// <param name="items">Which images they are.</param>
    /// <exception cref="UserErrorException">CGAT0701.</exception>
    public static void RequireCodes(torch.Tensor relaxed, IReadOnlyList<int> items)
    {
        using var scope = torch.NewDisposeScope();
        if (Faults(relaxed.sum(1), items) is { Count: > 0 } faults)
        {
            throw Error($"the model's code is not finite: {Names("image", "images", faults)}");
        }
    }

    private static List<int> Faults(torch.Tensor probe, IReadOnlyList<int> items)
    {
        var values = probe.cpu().data<float>().ToArray();
        return [.. items.Where((_, row) => !float.IsFinite(values[row]))];
    }

    private static UserErrorException Error(string message) => new(new Diagnostic
    {
        Code = ErrorCodes.AttackNotFinite,
        Message = message,
        Remedy = "look at the model's training, which may have gone astray, or attack with smaller steps or in single "
            + "precision",
    });

    private static string Names(string noun, string nouns, List<int> found)
    {
        var first = found.Take(Named).Select(item => item.ToString(CultureInfo.InvariantCulture));
        var more = found.Count - Named;
        return (found.Count == 1 ? noun : nouns)
            + " "
            + string.Join(", ", first)
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
    }
}
