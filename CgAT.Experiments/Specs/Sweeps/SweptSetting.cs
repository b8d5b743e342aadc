namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>A setting that a sweep gives values to. Values are known by ids, 0 being that of the spec itself.</summary>
internal sealed class SweptSetting
{
    private readonly List<SweptValue> _values = [];
    private readonly Dictionary<object, int> _ids = [];

    public SweptSetting(PathTarget target, SweptValue own)
    {
        Target = target;
        Add(own);
    }

    public PathTarget Target { get; }

    /// <summary>What gives the spec's own value to some point; null where none does.</summary>
    public PathEdit? GivenOwn { get; private set; }

    /// <summary>The values by their ids.</summary>
    public IReadOnlyList<SweptValue> Values => _values;

    /// <summary>The id of a value, which is that of an equal one where there is one.</summary>
    public int Add(SweptValue value)
    {
        if (value.Value is not { } content || _ids.TryAdd(content, _values.Count))
        {
            _values.Add(value);
            return _values.Count - 1;
        }

        // A sweep shows how the spec's own value was meant: 16/255.
        var id = _ids[content];
        if (_values[id].Edit is null)
        {
            _values[id] = _values[id] with { Text = value.Text };
            GivenOwn ??= value.Edit;
        }

        return id;
    }

    /// <summary>The id of an equal value; null where no point has it.</summary>
    public int? IdOf(object value) => _ids.TryGetValue(value, out var id) ? id : null;
}
