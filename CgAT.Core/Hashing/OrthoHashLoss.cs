using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Hashing;

/// <summary>OrthoHash (Hoe et al., NeurIPS 2021), as in SAAT's port.</summary>
/// <remarks>
/// With a random codebook C [classes, K] of signs, and each image's target t shared equally among its labels,
/// <code>
/// v = γ (u - mean u) / √(variance u + 1e-5) + β          (mean and variance over the batch, bit by bit; or v = u)
/// L = - mean over images of Σ t · log softmax( s (cos(v, C) - m y) ),    s = 8, m = 0.2
/// </code>
/// The authors normalise within the hash layer, so that codes are signs of v; SAAT's port, whose network has no such
/// layer, normalises within the loss alone. Codes are signs of u then, and nothing keeps their bits balanced: without
/// <c>batchNorm</c> the loss sees what codes are made of. Running means are used by nobody, and not kept. An image
/// without labels adds nothing; in SAAT's port it makes the loss no number.
/// </remarks>
public sealed class OrthoHashLoss : IHashingLoss
{
    private const double LeastVariance = 1e-5;

    private readonly double _scale;
    private readonly double _margin;
    private readonly torch.Tensor _codebook;
    private readonly Parameter? _gain;
    private readonly Parameter? _shift;

    /// <summary>The loss at the start of a phase.</summary>
    /// <param name="scale">s, above 0.</param>
    /// <param name="margin">m, at least 0.</param>
    /// <param name="batchNorm">Whether relaxed codes are normalised over the batch, with trained γ and β.</param>
    /// <param name="start">Sizes, and the key of the codebook.</param>
    public OrthoHashLoss(double scale, double margin, bool batchNorm, HashingLossStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        (_scale, _margin) = (scale, margin);
        var stream = KeyedStream.Create(start.Seed, "hashing-loss/codebook");
        _codebook = OwnMemory.Of(DrawnCenters.Bernoulli(stream, start.Classes, start.Bits), start.Device)
            .DetachFromDisposeScope();
        var codebook = new LossTensor("centers", _codebook) { OfModel = true };
        if (!batchNorm)
        {
            State = new HashingLossState(codebook);
            return;
        }

        _gain = LossTensor.Trained(torch.ones(start.Bits, device: start.Device));
        _shift = LossTensor.Trained(torch.zeros(start.Bits, device: start.Device));
        State = new HashingLossState(
            codebook,
            new LossTensor("gain", _gain) { OfModel = true },
            new LossTensor("shift", _shift) { OfModel = true });
    }

    /// <summary>"centers" [classes, bits] of -1 and +1; with batchNorm "gain" γ and "shift" β [bits].</summary>
    public HashingLossState State { get; }

    /// <summary>Whether codes are normalised over the batch.</summary>
    public bool CouplesImages => _gain is not null;

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = torch.NewDisposeScope();
        var codes = _gain is null || _shift is null ? relaxed : (Normalised(relaxed) * _gain) + _shift;
        return new HashingLossTerms(
            CodebookLoss.Of(codes, _codebook, batch.Labels, _scale, _margin).MoveToOuterDisposeScope(),
            torch.zeros([], device: relaxed.device).MoveToOuterDisposeScope());
    }

    // Written out: libtorch has neither the variance nor the batch normalisation for its meta device.
    private static torch.Tensor Normalised(torch.Tensor relaxed)
    {
        var centered = relaxed - relaxed.mean([0], keepdim: true);
        var variance = (centered * centered).mean([0], keepdim: true);
        return centered / (variance + LeastVariance).sqrt();
    }
}
