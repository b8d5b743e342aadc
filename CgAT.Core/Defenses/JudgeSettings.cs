namespace CgAT.Core.Defenses;

/// <summary>How the epochs of an adversarial training are judged. What is retrieved with is never looked at.</summary>
public sealed record JudgeSettings
{
    /// <summary>
    /// The share of the training images, in (0, 1), that is held out of training, and whose MAP under attack, against
    /// the others, decides which epoch's weights count; 0 where those of the last epoch do.
    /// </summary>
    public double ValidationShare { get; init; }

    /// <summary>Images of the validation split that are attacked, at most.</summary>
    public int Queries { get; init; } = 200;

    /// <summary>Steps of the strong attack, a center attack with steps of a fourth of epsilon.</summary>
    public int Iterations { get; init; } = 10;

    /// <summary>
    /// The largest gap (<see cref="Training.EpochJudgement.Gap"/>) that is no catastrophic overfitting (Wong, Rice and
    /// Kolter, ICLR 2020); null where it is not looked for.
    /// </summary>
    public double? GapLimit { get; init; }
}
