namespace CgAT.Core.Defenses;

/// <summary>Some epochs of a defence, with the attack inside training and the weight of what undoes it.</summary>
public sealed record DefensePhase
{
    /// <summary>How many epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>The largest change of a pixel, in [0, 1].</summary>
    public required double Epsilon { get; init; }

    /// <summary>The change of a pixel in one step, in [0, 1].</summary>
    public required double Step { get; init; }

    /// <summary>How many steps; 0 where no image is attacked and only the hashing loss trains.</summary>
    public required int Iterations { get; init; }

    /// <summary>λ, the weight of the adversarial terms.</summary>
    public required double Lambda { get; init; }

    /// <summary>
    /// Whether epsilon, step and lambda come to these values in the last epoch, in equal stages from those of the phase
    /// before (0 in the first one); else they have them from the first epoch on.
    /// </summary>
    public bool Ramp { get; init; }
}
