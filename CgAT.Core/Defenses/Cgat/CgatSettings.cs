using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Defenses.Cgat;

/// <summary>
/// The choices of center-guided adversarial training (method section 1); the defaults are the official code's.
/// </summary>
public sealed record CgatSettings : DefenseSettings
{
    /// <summary>
    /// μ, the weight of the quantization of attacked codes; 0 in the official code, 1e-4 in its precursor.
    /// </summary>
    public double Mu { get; init; }

    /// <summary>How much each item counts in the center codes; binary in the official code.</summary>
    public CenterWeights Weights { get; init; } = CenterWeights.Binary;

    /// <summary>
    /// Whether the attack leaves bits alone that are flipped already (<see cref="Attacks.Losses.WeightedLoss"/>); not
    /// in the official code.
    /// </summary>
    public bool WeightedAttack { get; init; }

    /// <summary>How attacked codes are drawn to center codes.</summary>
    public CenterTerm Term { get; init; } = CenterTerm.Linear;

    /// <summary>
    /// η, the weight of the hashing loss on attacked codes too, against the bank of clean ones; 0 in the official code.
    /// </summary>
    public double AdversarialHashing { get; init; }

    /// <summary>
    /// κ, the weight of how clean and attacked codes tell the words of a codebook apart, one a class; 0 in the official
    /// code.
    /// </summary>
    public double Codebook { get; init; }

    /// <summary>
    /// Whether the bank is the official code's (<see cref="CodeBank.Official"/>) instead of the paper's.
    /// </summary>
    public bool OfficialBank { get; init; }

    /// <summary>
    /// Whether the images of a batch count with their signs in the center codes of its own loss, and with relaxed codes
    /// from the next batch on, as in SAAT; in the official bank alone, where they else are relaxed at once.
    /// </summary>
    public bool SignsOfBatch { get; init; }

    /// <inheritdoc/>
    public override CodeBank Bank(torch.Tensor relaxed, torch.Tensor labels) =>
        OfficialBank ? CodeBank.Official(relaxed, labels) : base.Bank(relaxed, labels);

    /// <inheritdoc/>
    public override IDefense Begin(DefenseStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return new CgatDefense(this, start.Loss, Codebook > 0 ? ClassCodebook(start) : null);
    }

    // CSQ's centers: each two differ in half of the bits or in all where the bits are a power of two and the classes no more
    // than twice as many; else they are random.
    private static torch.Tensor ClassCodebook(DefenseStart start) => OwnMemory.Of(
        DrawnCenters.Hadamard(
            KeyedStream.Create(start.Plan.Seed, "defense/codebook"),
            (int)start.Bank.Labels.shape[1],
            start.Network.Bits),
        start.Device);
}
