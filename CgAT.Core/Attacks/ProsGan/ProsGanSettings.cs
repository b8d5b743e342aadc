namespace CgAT.Core.Attacks.ProsGan;

/// <summary>The choices of ProS-GAN and its training, by Adam with betas 0.5 and 0.999.</summary>
public sealed record ProsGanSettings
{
    /// <summary>
    /// Channels of the first layers of generator and discriminator, a multiple of 8; 64 in the official code. All
    /// others are multiples of it.
    /// </summary>
    public required int Width { get; init; }

    /// <summary>
    /// Weight of the mean squared change of the image, in [-1, 1] pixels; 100 for FLICKR-25K, 50 for NUS-WIDE and
    /// MS-COCO in the official code.
    /// </summary>
    public required double Reconstruction { get; init; }

    /// <summary>Weight of the distance to the target's prototype; 5 in the official code, 1 in its journal
    /// version.</summary>
    public required double Hash { get; init; }

    /// <summary>Weight of what the discriminator makes of the image; 1 in the official code.</summary>
    public required double Adversarial { get; init; }

    /// <summary>The discriminator is trained in every so-manieth step, the first one included; 3 in the official
    /// code.</summary>
    public required int DiscriminatorEvery { get; init; }

    /// <summary>Images of a step; 24 in the official code.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Epochs at the whole learning rate; 50 in the official code.</summary>
    public required int ConstantEpochs { get; init; }

    /// <summary>Epochs after them, over which the rate falls in even steps to 0; 50 in the official code.</summary>
    public required int FallingEpochs { get; init; }

    /// <summary>The learning rate at first; 1e-4 in the official code.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How many epochs there are.</summary>
    public int Epochs => ConstantEpochs + FallingEpochs;

    /// <summary>
    /// The learning rate of an epoch: with n falling epochs, n / (n + 1) of the first one in the first of them, and
    /// 1 / (n + 1) in the last.
    /// </summary>
    /// <param name="epoch">From 0.</param>
    public double RateOf(int epoch) =>
        LearningRate * (1 - (Math.Max(0, epoch - ConstantEpochs + 1) / (double)(FallingEpochs + 1)));
}
