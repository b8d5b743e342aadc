using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>
/// What more than half of a defence's runs have on an axis, as in an ablation that changes one choice at a time: only
/// what departs from it needs to be told.
/// </summary>
internal sealed class UsualPlaces
{
    // Of fewer there is nothing usual.
    private const int LeastRuns = 4;

    private readonly HashSet<(string Defense, string Place)> _usual;

    /// <summary>The usual places of runs that differ in more than their seeds.</summary>
    public UsualPlaces(IEnumerable<RunRow> rows) => _usual =
    [
        .. from row in rows
           from axis in row.Axes
           where axis.Value is not null
           group AxisText.Of(axis) by (row.Defense, axis.Column) into values
           where values.Count() >= LeastRuns
           let most = values.CountBy(value => value).MaxBy(each => each.Value)
           where 2 * most.Value > values.Count()
           select (values.Key.Defense, most.Key),
    ];

    /// <summary>Whether a run stands on an axis where most do.</summary>
    public bool Contains(RunRow row, RunAxis axis) => _usual.Contains((row.Defense, AxisText.Of(axis)));

    /// <summary>Whether a run stands so on all axes, of which there is at least one: what others depart from.</summary>
    public bool IsBase(RunRow row)
    {
        RunAxis[] axes = [.. row.Axes.Where(axis => axis.Value is not null)];
        return axes.Length > 0 && axes.All(axis => Contains(row, axis));
    }
}
