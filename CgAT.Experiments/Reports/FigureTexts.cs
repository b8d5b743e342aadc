using System.Globalization;

namespace CgAT.Experiments.Reports;

/// <summary>What captions of figures say.</summary>
internal static class FigureTexts
{
    public const string Seeds =
        "Points are means over seeds, bars reach from the least to the greatest, dots are seeds.";

    public const string Hollow =
        "A hollow point: something speaks against an attack on it, as the table 'metrics' says.";

    public const string OneValue = "Where a defence has lines, its places of one value are left out.";

    private const int MostNames = 4;

    /// <summary>A line that names what is not drawn; none where all is.</summary>
    public static string[] NotDrawn(IEnumerable<ExperimentRuns> experiments)
    {
        var labels = experiments.SelectMany(experiment => experiment.Unmeasured).Distinct().ToArray();
        return labels.Length == 0
            ? []
            : [$"Not drawn, since a seed has no value under the attack: {Named(labels)}."];
    }

    private static string Named(string[] labels) => labels.Length > MostNames
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", labels.Take(MostNames))} and {labels.Length - MostNames} more")
        : string.Join(", ", labels);
}
