namespace CgAT.Experiments.Scripting;

/// <summary>
/// What an experiment sweeps over, as a value: axes that <see cref="Over"/> makes, every value with every other
/// (<see cref="Grid"/>), in step (<see cref="Zip"/>), and without the points that a condition leaves out
/// (<see cref="Where"/>). Nothing is checked before an experiment has it.
/// </summary>
public sealed class Sweep
{
    private Sweep(
        IReadOnlyList<SweepLine> lines,
        IReadOnlyList<IReadOnlyList<(SweepColumn, string)>> excluded,
        IReadOnlyList<IReadOnlyList<(SweepColumn, string)>> included)
    {
        Lines = lines;
        Excluded = excluded;
        Included = included;
    }

    /// <summary>No sweep: one point.</summary>
    public static Sweep None { get; } = new([], [], []);

    internal IReadOnlyList<SweepLine> Lines { get; }

    internal IReadOnlyList<IReadOnlyList<(SweepColumn Column, string Text)>> Excluded { get; }

    internal IReadOnlyList<IReadOnlyList<(SweepColumn Column, string Text)>> Included { get; }

    internal bool IsNone => Lines.Count == 0 && Included.Count == 0;

    /// <summary>One axis: a setting and its values.</summary>
    public static Sweep Over<TValue>(Setting<TValue> setting, IEnumerable<TValue> values)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(values);
        return new Sweep([new SweepLine(null, [new SweepColumn(setting, null, [.. values.Cast<object>()])])], [], []);
    }

    /// <summary>Every point of the one with every point of the other, whose axes go faster.</summary>
    public Sweep Grid(Sweep other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Sweep(
            [.. Lines, .. other.Lines], [.. Excluded, .. other.Excluded], [.. Included, .. other.Included]);
    }

    /// <summary>One axis of the settings of both, which go in step.</summary>
    /// <param name="name">The name of the axis: lower-case letters, digits and '-'.</param>
    /// <param name="other">As long as this one.</param>
    /// <exception cref="ArgumentException">One of the two has not just one axis.</exception>
    public Sweep Zip(string name, Sweep other)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(other);
        return (this, other) is (
            { Lines: [var one], Excluded.Count: 0, Included.Count: 0 },
            { Lines: [var two], Excluded.Count: 0, Included.Count: 0 })
            ? new Sweep([new SweepLine(name, [.. one.Columns, .. two.Columns])], [], [])
            : throw new ArgumentException("two axes can go in step, and not what is made of several", nameof(other));
    }

    /// <summary>Only the points that a condition holds for; each of them has a value of every axis.</summary>
    public Sweep Where(Func<SweepPlace, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var columns = Lines.SelectMany(line => line.Columns).ToArray();
        var excluded = Points()
            .Select(point => columns.Zip(point).ToArray())
            .Where(values => !IsExcluded(values) && !condition(new SweepPlace(values)))
            .Select(values => (IReadOnlyList<(SweepColumn, string)>)
                [.. values.Select(value => (value.First, value.First.Text(value.Second)))]);
        return new Sweep(Lines, [.. Excluded, .. excluded], Included);
    }

    /// <summary>The sweep of a spec that was read.</summary>
    internal static Sweep OfRead(
        IReadOnlyList<SweepLine> lines,
        IReadOnlyList<IReadOnlyList<(SweepColumn, string)>> excluded,
        IReadOnlyList<IReadOnlyList<(SweepColumn, string)>> included) => new(lines, excluded, included);

    // The steps of all columns, point by point; those of one axis are equal.
    private IEnumerable<int[]> Points() => Lines.Aggregate(
        (IEnumerable<int[]>)[[]],
        (points, line) => points.SelectMany(
            _ => Enumerable.Range(0, line.Count),
            (point, step) => (int[])[.. point, .. Enumerable.Repeat(step, line.Columns.Count)]));

    private bool IsExcluded((SweepColumn Column, int Step)[] point) => Excluded.Any(place => place.All(
        value => Array.Exists(
            point, at => at.Column.Key == value.Column.Key && at.Column.Text(at.Step) == value.Text)));
}
