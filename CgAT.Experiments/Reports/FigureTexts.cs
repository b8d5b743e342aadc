namespace CgAT.Experiments.Reports;

/// <summary>What captions of figures say.</summary>
internal static class FigureTexts
{
    public const string Seeds =
        "Points are means over seeds, bars reach from the least to the greatest, dots are seeds.";

    public const string Hollow =
        "A hollow point: something speaks against an attack on it, as the table 'metrics' says.";
}
