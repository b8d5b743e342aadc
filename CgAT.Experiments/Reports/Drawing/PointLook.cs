using OxyPlot;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// What tells a point from others: a colour for each defence, and a shape for each of its places in a sweep.
/// </summary>
/// <param name="Color">The colour.</param>
/// <param name="Marker">The shape.</param>
internal readonly record struct PointLook(OxyColor Color, MarkerType Marker)
{
    /// <summary>The looks of groups, in their order.</summary>
    public static IReadOnlyList<PointLook> Of(IReadOnlyList<SeedGroup> groups)
    {
        var colors = FigureStyle.Colors([.. groups.Select(group => (group.Row.Defense, group.IsUndefended))]);
        return
        [
            .. groups.Select((group, at) => new PointLook(
                colors[at],
                FigureStyle.Marker(groups.Take(at).Count(other => other.Row.Defense == group.Row.Defense)))),
        ];
    }
}
