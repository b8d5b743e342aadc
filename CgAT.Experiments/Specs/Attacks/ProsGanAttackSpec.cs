using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>ProS-GAN: a generator that was trained on the training images turns queries to prototype codes.</summary>
[UnionTag("kind", "pros-gan")]
public sealed record ProsGanAttackSpec : AttackSpec, IPrototypeAttack
{
    /// <summary>Largest change of a pixel, to which images are clipped; unbounded where it is not given.</summary>
    [Setting(
        "Largest change of a pixel, to which images are clipped; unbounded where it is not given",
        Optional = true, Min = 0, Max = 1), Fraction(FractionOf.PixelRange)]
    public double? Epsilon { get; init; }

    /// <summary>How the PrototypeNet is trained.</summary>
    [Setting("How the PrototypeNet is trained")]
    public required PrototypesSpec Prototypes { get; init; }

    /// <summary>Epochs of the generator at a constant learning rate; as many follow in which it falls to 0.</summary>
    [Setting(
        "Epochs of the generator at a constant learning rate; as many follow in which it falls to 0",
        Min = 1, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Images in a batch.</summary>
    [Setting("Images in a batch", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>Learning rate of generator and discriminator.</summary>
    [Setting("Learning rate of generator and discriminator", Min = 0, AboveMin = true)]
    public required double LearningRate { get; init; }

    /// <summary>Weight of the squared change of the image.</summary>
    [Setting("Weight of the squared change of the image", Min = 0)]
    public required double Reconstruction { get; init; }

    /// <summary>Weight of the code's distance from the prototype.</summary>
    [Setting("Weight of the code's distance from the prototype", Min = 0)]
    public required double Hash { get; init; }

    /// <summary>Weight of what the discriminator makes of the image.</summary>
    [Setting("Weight of what the discriminator makes of the image", Min = 0)]
    public required double Adversarial { get; init; }

    /// <summary>The discriminator is trained in every so-manieth step.</summary>
    [Setting("The discriminator is trained in every so-manieth step", Min = 1, Max = 1_000_000)]
    public required int DiscriminatorEvery { get; init; }

    /// <summary>Channels of the first layers; all others are multiples of it.</summary>
    [Setting("Channels of the first layers; all others are multiples of it", Min = 8, Max = 1024)]
    public required int Width { get; init; }

    /// <summary>
    /// Which labels queries are driven to; those that share none with the query where it is not given.
    /// </summary>
    [Setting(
        "Which labels queries are driven to; those that share none with the query where it is not given",
        Optional = true)]
    public TargetsSpec? Targets { get; init; }

    /// <inheritdoc/>
    public bool IsTargeted => true;
}
