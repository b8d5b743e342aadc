using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Experiments.Extensions;

/// <summary>A script's hashing loss, whose mistakes are told with its name.</summary>
internal sealed class CalledHashingLoss(ExtensionCalls calls, IHashingLoss loss) : IHashingLoss
{
    /// <inheritdoc/>
    public HashingLossState State => calls.Of("the state of the loss", () => loss.State);

    /// <inheritdoc/>
    public bool CouplesImages => calls.Try(() => loss.CouplesImages);

    /// <inheritdoc/>
    public double Steepness(int index) => calls.Try(() => loss.Steepness(index));

    /// <inheritdoc/>
    public void StartEpoch(int epoch, CodeBank bank) => calls.Try(() =>
    {
        loss.StartEpoch(epoch, bank);
        return true;
    });

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        var terms = calls.Of("the loss", () => loss.Compute(relaxed, batch, bank));
        calls.RequireScalar("the term of similarity", terms.Similarity);
        calls.RequireScalar("the term of quantization", terms.Quantization);
        calls.RequireGradient("the loss", relaxed, terms.Similarity, terms.Quantization);
        return terms;
    }
}
