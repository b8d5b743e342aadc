namespace CgAT.Core.Defenses;

/// <summary>The choices of an adversarial training; a defence is a record of its own.</summary>
public abstract record DefenseSettings
{
    /// <summary>What it shares with all others.</summary>
    public required AdversarialSettings Training { get; init; }

    /// <summary>
    /// Whether the bank is the official code's (<see cref="Hashing.CodeBank.Official"/>) instead of the paper's.
    /// </summary>
    public bool OfficialBank { get; init; }

    /// <summary>Makes the defence for a training.</summary>
    public abstract IDefense Begin(DefenseStart start);
}
