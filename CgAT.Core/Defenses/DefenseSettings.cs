using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>The choices of an adversarial training; a defence is a record of its own.</summary>
public abstract record DefenseSettings
{
    /// <summary>What it shares with all others.</summary>
    public required AdversarialSettings Training { get; init; }

    /// <summary>How epochs are judged; null where the weights of the last one count.</summary>
    public JudgeSettings? Judge { get; init; }

    /// <summary>
    /// The bank that training starts with; <see cref="CodeBank.Binary"/> unless a defence has another.
    /// </summary>
    /// <param name="relaxed">[N, bits] codes of the trained model.</param>
    /// <param name="labels">[N, classes].</param>
    public virtual CodeBank Bank(torch.Tensor relaxed, torch.Tensor labels) => CodeBank.Binary(relaxed, labels);

    /// <summary>Makes the defence for a training.</summary>
    public abstract IDefense Begin(DefenseStart start);
}
