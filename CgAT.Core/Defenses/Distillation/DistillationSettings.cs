namespace CgAT.Core.Defenses.Distillation;

/// <summary>The choices of robust distillation; λ is the weight of the code term of attacked images.</summary>
public sealed record DistillationSettings : DefenseSettings
{
    /// <summary>The weight of the feature term of attacked images.</summary>
    public required double Feature { get; init; }

    /// <summary>The weight of the code term of clean images.</summary>
    public required double Clean { get; init; }

    /// <inheritdoc/>
    public override IDefense Begin(DefenseStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return new DistillationDefense(this, start.Frozen(), start.Pool);
    }
}
