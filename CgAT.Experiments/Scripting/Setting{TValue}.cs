namespace CgAT.Experiments.Scripting;

/// <summary>A setting whose values are of a type.</summary>
public sealed class Setting<TValue> : Setting
{
    internal Setting(Type record, string? label, object[] steps)
        : base(record, label, steps)
    {
    }

    /// <summary>A record with another value; the record as it is where it has no such setting.</summary>
    public TRecord On<TRecord>(TRecord record, TValue value)
        where TRecord : class => (TRecord)InRecord(record, value);
}
