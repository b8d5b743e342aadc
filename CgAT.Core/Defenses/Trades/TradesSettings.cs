namespace CgAT.Core.Defenses.Trades;

/// <summary>Consistency of clean and attacked codes in the way of TRADES; it has no choices of its own.</summary>
public sealed record TradesSettings : DefenseSettings
{
    /// <inheritdoc/>
    public override IDefense Begin(DefenseStart start) => new TradesDefense();
}
