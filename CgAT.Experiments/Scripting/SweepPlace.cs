namespace CgAT.Experiments.Scripting;

/// <summary>A point of a sweep that is being made, for conditions on its values.</summary>
public sealed class SweepPlace
{
    private readonly IReadOnlyList<(SweepColumn Column, int Step)> _values;

    internal SweepPlace(IReadOnlyList<(SweepColumn Column, int Step)> values) => _values = values;

    /// <summary>The value of a setting that is swept.</summary>
    /// <exception cref="ArgumentException">The sweep does not sweep over it.</exception>
    public TValue At<TValue>(Setting<TValue> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        foreach (var (column, step) in _values)
        {
            if (column.Key == setting.Key)
            {
                return (TValue)column.Values[step];
            }
        }

        throw new ArgumentException(
            $"the sweep does not sweep over {setting.Name} of {setting.Owner}", nameof(setting));
    }
}
