using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// A hashing loss with the quantization term swdC of Doan et al. (CVPR 2022; method section 4), which turns DSDH into
/// DSDH-C, CSQ into CSQ-C and HashNet into HSWD.
/// </summary>
/// <remarks>
/// The term is the squared Wasserstein distance, bit by bit, from the batch's relaxed codes to as many random signs,
/// <code>
/// w / (n K) · Σ over bits Σ over ranks ( u_(rank) - r_(rank) )²,    both sorted over the batch;  w = 0.1
/// </code>
/// Of the signs only their number matters, bit by bit. They are drawn by (seed, phase, epoch, item), so that neither
/// the order of a batch nor how it is split changes them.
/// </remarks>
/// <param name="inner">The loss that the term is added to.</param>
/// <param name="weight">w, at least 0.</param>
/// <param name="start">The key of the signs.</param>
public sealed class WassersteinLoss(IHashingLoss inner, double weight, HashingLossStart start) : IHashingLoss
{
    private readonly KeyedStream _stream = KeyedStream.Create(start.Seed, $"hashing-loss/wasserstein/{start.Phase}");

    /// <inheritdoc/>
    public HashingLossState State { get; } = inner.State;

    /// <summary>The term without its weight.</summary>
    /// <param name="relaxed">[n, bits], with gradient.</param>
    /// <param name="signs">[n, bits] of -1 and +1.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Distance(torch.Tensor relaxed, torch.Tensor signs)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(signs);
        using var scope = torch.NewDisposeScope();
        var minus = signs.lt(0).to_type(relaxed.dtype).sum([0], keepdim: true);
        var ranks = torch.arange(relaxed.shape[0], dtype: relaxed.dtype, device: relaxed.device).unsqueeze(1);
        var target = (ranks.ge(minus).to_type(relaxed.dtype) * 2) - 1;
        var error = relaxed.sort(0).Values - target;
        return (error * error).mean().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public double Steepness(int index) => inner.Steepness(index);

    /// <inheritdoc/>
    public void StartEpoch(int epoch, CodeBank bank) => inner.StartEpoch(epoch, bank);

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = torch.NewDisposeScope();
        var terms = inner.Compute(relaxed, batch, bank);
        var quantized = terms.Quantization + (Distance(relaxed, Signs(relaxed, batch)) * weight);
        return new HashingLossTerms(
            terms.Similarity.MoveToOuterDisposeScope(), quantized.MoveToOuterDisposeScope());
    }

    private torch.Tensor Signs(torch.Tensor relaxed, HashingBatch batch)
    {
        var bits = (int)relaxed.shape[1];
        var signs = batch.Items
            .SelectMany(item => _stream.Uniform(bits, batch.Epoch, 0, item))
            .Select(draw => draw < 0.5f ? -1f : 1f)
            .ToArray();
        return OwnMemory.Of(signs, [batch.Items.Count, bits], relaxed.device);
    }
}
