namespace CgAT.Core.Attacks.ProsGan;

/// <summary>What one step of ProS-GAN's training was.</summary>
public sealed record ProsGanRecord
{
    /// <summary>From 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Counted over the whole training, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>The generator's whole loss.</summary>
    public required double Loss { get; init; }

    /// <summary>The weighted change of the images.</summary>
    public required double Reconstruction { get; init; }

    /// <summary>The weighted distance to the prototypes.</summary>
    public required double Hash { get; init; }

    /// <summary>The weighted term of the discriminator's verdict.</summary>
    public required double Adversarial { get; init; }

    /// <summary>The discriminator's loss; null in a step that does not train it.</summary>
    public double? Discriminator { get; init; }

    /// <summary>The learning rate of the step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The L2 norm of the generator's gradient.</summary>
    public required double GradientNorm { get; init; }
}
