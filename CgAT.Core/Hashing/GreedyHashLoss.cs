using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>GreedyHash (Su et al., NeurIPS 2018; method section 4).</summary>
/// <remarks>
/// A linear classifier without bias on binary codes, whose gradient goes straight through the sign:
/// <code>
/// b = sign(u), ∂b/∂u = 1;   L = cross-entropy( b Wᵀ, y )  +  q · mean | (|u| - 1)³ |,    q = 0.1
/// </code>
/// Decided: the classifier is trained along with the network and stored with the model, as GreedyHash's authors do. In
/// the official CgAT code it is in no optimizer, a fixed random projection, and drawn anew for adversarial training:
/// <c>trained: false</c>. W starts uniform within 1/√K in both.
/// <para>
/// That code also keeps the first label of an image with several (and takes class 0 for one with none). Decided: a
/// target shared equally among the labels, and no target without any, unless <c>firstLabelOnly</c>. Of single labels
/// both are the same.
/// </para>
/// </remarks>
public sealed class GreedyHashLoss : IHashingLoss
{
    private readonly double _quantization;
    private readonly bool _firstLabelOnly;
    private readonly torch.Tensor _classifier;

    /// <summary>The loss at the start of a phase.</summary>
    /// <param name="quantization">The weight q, at least 0.</param>
    /// <param name="trained">Whether the classifier is trained and belongs to the model.</param>
    /// <param name="firstLabelOnly">Whether the first label of an image stands for all.</param>
    /// <param name="start">Sizes, and the key of the classifier's initial weights.</param>
    public GreedyHashLoss(double quantization, bool trained, bool firstLabelOnly, HashingLossStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        (_quantization, _firstLabelOnly) = (quantization, firstLabelOnly);
        var name = trained ? "hashing-loss/classifier" : $"hashing-loss/classifier/{start.Phase}";
        var weights = InitialWeights(KeyedStream.Create(start.Seed, name), start);
        _classifier = trained ? LossTensor.Trained(weights) : weights;
        State = new HashingLossState(new LossTensor("classifier", _classifier) { OfModel = trained });
    }

    /// <summary>"classifier" W [classes, bits].</summary>
    public HashingLossState State { get; }

    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = torch.NewDisposeScope();

        // The value is the sign to the bit, since u - u is 0; the gradient is that of u.
        var binary = relaxed.detach().sign() + (relaxed - relaxed.detach());
        var target = _firstLabelOnly
            ? torch.nn.functional.one_hot(batch.Labels.argmax(1), batch.Labels.shape[1]).to_type(relaxed.dtype)
            : SoftTarget.Of(batch.Labels);
        var classification = SoftTarget.CrossEntropy(binary.matmul(_classifier.to_type(relaxed.dtype).t()), target);
        var error = ElementWise.Absolute(relaxed) - 1;
        var quantized = ElementWise.Absolute(error * error * error).mean() * _quantization;
        return new HashingLossTerms(
            classification.MoveToOuterDisposeScope(), quantized.MoveToOuterDisposeScope());
    }

    private static torch.Tensor InitialWeights(KeyedStream stream, HashingLossStart start)
    {
        var bound = 1 / Math.Sqrt(start.Bits);
        var draws = stream.Uniform(start.Classes * start.Bits, 0, 0, 0);
        var weights = draws.Select(draw => (float)(((2 * draw) - 1) * bound)).ToArray();
        return OwnMemory.Of(weights, [start.Classes, start.Bits], start.Device).DetachFromDisposeScope();
    }
}
