using System.Globalization;
using CgAT.Core.Errors;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>Fails where something in an attack was no number.</summary>
internal static class NotFinite
{
    private const int Named = 5;

    /// <summary>Fails unless all values are finite.</summary>
    /// <param name="probe">[n], a value an image.</param>
    /// <param name="items">Which queries they are.</param>
    /// <exception cref="UserErrorException">CGAT0701.</exception>
    public static void Require(torch.Tensor probe, IReadOnlyList<int> items)
    {
        var values = probe.cpu().data<float>().ToArray();
        var faults = items.Where((_, row) => !float.IsFinite(values[row])).ToList();
        if (faults.Count > 0)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.AttackNotFinite,
                Message = $"a code, a loss or a gradient is not finite under attack: {Names(faults)}",
                Remedy = "look at the model's training, which may have gone astray, or attack with smaller steps or in "
                    + "single precision",
            });
        }
    }

    private static string Names(List<int> queries)
    {
        var first = queries.Take(Named).Select(query => query.ToString(CultureInfo.InvariantCulture));
        var more = queries.Count - Named;
        return (queries.Count == 1 ? "query " : "queries ")
            + string.Join(", ", first)
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
    }
}
