using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// The algebra of sweeps: points = (product of the axes without what is excluded) and then what is included. No point
/// comes twice.
/// </summary>
internal static class SweepPoints
{
    // More runs than anyone waits for; a product of a few long lists gets there by mistake.
    private const long Most = 1_000_000;

    /// <summary>The points in their order, each the id of the value of every setting.</summary>
    /// <param name="sweep">What is swept.</param>
    /// <param name="report">Is told of excludes that drop nothing, and of points that are there already.</param>
    public static IReadOnlyList<int[]> Of(SweepDefinition sweep, Action<Diagnostic> report)
    {
        if (sweep.Axes.Aggregate(1.0, (product, axis) => product * axis.Steps.Count) > Most)
        {
            report(sweep.Span.Diagnose(
                ErrorCodes.SpecBadSweep,
                FormattableString.Invariant($"the sweep has more than {Most} points"),
                "let settings that belong together go in step, with zip, or leave values out"));
            return [];
        }

        var product = Product(sweep);
        var idle = sweep.IsOverridden ? [] : sweep.Excludes.Where(exclude => !product.Exists(exclude.Drops));
        foreach (var exclude in idle)
        {
            report(exclude.Span.Diagnose(
                ErrorCodes.SpecBadSweep, "this excludes no point", "write values that the axes have, or leave it out"));
        }

        List<int[]> points = [.. product.Where(point => !sweep.Excludes.Any(exclude => exclude.Drops(point)))];
        AddIncluded(sweep, points, report);
        if (points.Count == 0)
        {
            report(sweep.Span.Diagnose(
                ErrorCodes.SpecBadSweep, "the sweep has no point", "exclude fewer points, or include some"));
        }

        return points;
    }

    // The last axis goes fastest: from behind, each one counts up where the one behind it starts anew.
    private static List<int[]> Product(SweepDefinition sweep)
    {
        List<int[]> points = [new int[sweep.Settings.Count]];
        foreach (var axis in sweep.Axes)
        {
            points = [.. points.SelectMany(_ => axis.Steps, (point, step) => At(point, axis, step))];
        }

        return sweep.Axes.Count == 0 && sweep.Includes.Count > 0 ? [] : points;
    }

    private static int[] At(int[] point, SweepAxis axis, IReadOnlyList<int> step)
    {
        var next = (int[])point.Clone();
        for (var index = 0; index < step.Count; index++)
        {
            next[axis.Settings[index]] = step[index];
        }

        return next;
    }

    private static void AddIncluded(SweepDefinition sweep, List<int[]> points, Action<Diagnostic> report)
    {
        int[] science = [.. Enumerable.Range(0, sweep.Settings.Count)
            .Where(index => !sweep.Settings[index].Target.Cosmetic)];
        string PlaceOf(int[] point) => KeyOf(Array.ConvertAll(science, index => point[index]));
        var seen = points.Select(PlaceOf).ToHashSet(StringComparer.Ordinal);
        foreach (var include in sweep.Includes)
        {
            var point = new int[sweep.Settings.Count];
            foreach (var (setting, id) in include.Values)
            {
                point[setting] = id;
            }

            if (seen.Add(PlaceOf(point)))
            {
                points.Add(point);
            }
            else
            {
                report(include.Span.Diagnose(
                    ErrorCodes.SpecDuplicateItem, "this point is there already", "each point may stand once"));
            }
        }
    }

    /// <summary>Equal for points with the same values, and only for those.</summary>
    public static string KeyOf(int[] point) => string.Create(2 * point.Length, point, (characters, ids) =>
    {
        for (var index = 0; index < ids.Length; index++)
        {
            (characters[2 * index], characters[(2 * index) + 1]) = ((char)(ids[index] >> 16), (char)ids[index]);
        }
    });
}
