namespace CgAT.Core.Defenses.Plain;

/// <summary>Plain adversarial training on the hashing loss; it has no choices of its own.</summary>
public sealed record PlainSettings : DefenseSettings
{
    /// <inheritdoc/>
    public override IDefense Begin(DefenseStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return new PlainDefense(start.Loss);
    }
}
