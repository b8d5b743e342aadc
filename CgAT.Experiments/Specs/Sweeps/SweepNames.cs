namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The axes of a sweep as tables and people know them, and where points stand on them.</summary>
internal sealed class SweepNames
{
    private readonly SweepDefinition _sweep;
    private readonly IReadOnlyList<IReadOnlyList<int>> _settings;
    private readonly Dictionary<(int, string), AxisValue> _values = [];

    public SweepNames(SweepDefinition sweep)
    {
        _sweep = sweep;
        var swept = sweep.Axes.SelectMany(axis => axis.Settings).ToHashSet();
        var alone = Enumerable.Range(0, sweep.Settings.Count)
            .Where(index => !swept.Contains(index) && IsScience(index))
            .Select(index => (int[])[index]);
        _settings = [.. sweep.Axes.Select(axis => axis.Settings.Where(IsScience).ToArray()), .. alone];

        var zips = sweep.Axes.Select(axis => axis.Zip).OfType<string>().ToArray();
        var names = new Queue<string>(AxisNames.Of(
            [.. Enumerable.Range(0, _settings.Count).Where(axis => ZipOf(axis) is null)
                .Select(axis => sweep.Settings[_settings[axis][0]].Target)],
            zips));
        Axes = [.. Enumerable.Range(0, _settings.Count).Select(axis => ZipOf(axis) ?? names.Dequeue())];
    }

    /// <summary>The names of the axes; a setting that only included points give is an axis too.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>Where a point stands; equal values are one object.</summary>
    public IReadOnlyList<AxisValue> PlaceOf(int[] point)
    {
        var place = new AxisValue[Axes.Count];
        for (var axis = 0; axis < place.Length; axis++)
        {
            place[axis] = ValueOf(axis, point);
        }

        return place;
    }

    // Where a file lies tells no two points apart, and is part of no id.
    private bool IsScience(int index) => !_sweep.Settings[index].Target.Cosmetic;

    private string? ZipOf(int axis) => axis < _sweep.Axes.Count ? _sweep.Axes[axis].Zip : null;

    private AxisValue ValueOf(int axis, int[] point)
    {
        var settings = _settings[axis];
        var key = (axis, SweepPoints.KeyOf([.. settings.Select(setting => point[setting])]));
        if (!_values.TryGetValue(key, out var value))
        {
            value = Make(axis, [.. settings.Select(setting => _sweep.Settings[setting])], point);
            _values.Add(key, value);
        }

        return value;
    }

    private AxisValue Make(int axis, SweptSetting[] settings, int[] point)
    {
        SweptValue[] values = [.. settings.Select((setting, index) => setting.Values[point[_settings[axis][index]]])];
        if (values is [var only])
        {
            return new AxisValue { Axis = Axes[axis], Value = only.Value, Text = only.Value is null ? "-" : only.Text };
        }

        // Values as such, and not as they are written, so that the writing changes no id.
        var names = AxisNames.Of([.. settings.Select(setting => setting.Target)], []);
        string Write(Func<SweptValue, string> text) =>
            string.Join(", ", values.Select((value, index) => $"{names[index]}={text(value)}"));
        return new AxisValue
        {
            Axis = Axes[axis],
            Value = Write(value => AxisValue.Write(value.Value)),
            Text = Write(value => value.Value is null ? "-" : value.Text),
        };
    }
}
