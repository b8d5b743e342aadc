using CgAT.Core.Checkpoints;
using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// The codes and labels of all training items, refreshed batch by batch (method section 1.7).
/// </summary>
/// <remarks>
/// The paper's bank holds binary codes, and the hashing loss keeps relaxed codes beside it. In the official code the
/// two are one storage, into which relaxed codes are written last: <see cref="Official"/> does the same, so that the
/// center codes come from signs for items that were not visited yet and from relaxed codes for the others.
/// </remarks>
public sealed class CodeBank : ICheckpointed, IDisposable
{
    private readonly bool _shared;

    private CodeBank(torch.Tensor relaxed, torch.Tensor codes, torch.Tensor labels)
    {
        Relaxed = relaxed;
        Codes = codes;
        Labels = labels;
        _shared = ReferenceEquals(relaxed, codes);
    }

    /// <summary>[N, bits]: the relaxed codes that a pairwise hashing loss compares a batch with.</summary>
    public torch.Tensor Relaxed { get; }

    /// <summary>
    /// [N, bits]: what center codes are made of; signs, or with <see cref="Official"/> the relaxed codes.
    /// </summary>
    public torch.Tensor Codes { get; }

    /// <summary>[N, classes]: multi-hot labels; rows of items that were not seen yet may be zero.</summary>
    public torch.Tensor Labels { get; }

    /// <summary>Whether every code is -1, 0 or +1, so that sums of codes are exact in single precision.</summary>
    public bool IsBinary => !_shared;

    /// <summary>
    /// A bank of zeros, as hashing training starts: unseen items count as dissimilar with a zero code.
    /// </summary>
    public static CodeBank Empty(int items, int bits, int classes, torch.Device device) => new(
        torch.zeros(items, bits, device: device).DetachFromDisposeScope(),
        torch.zeros(items, bits, device: device).DetachFromDisposeScope(),
        torch.zeros(items, classes, device: device).DetachFromDisposeScope());

    /// <summary>The paper's bank: signs for center codes, relaxed codes for the loss.</summary>
    /// <param name="relaxed">[N, bits] codes of the trained model.</param>
    /// <param name="labels">[N, classes].</param>
    public static CodeBank Binary(torch.Tensor relaxed, torch.Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(labels);
        return new CodeBank(
            relaxed.clone().DetachFromDisposeScope(),
            relaxed.sign().DetachFromDisposeScope(),
            labels.clone().DetachFromDisposeScope());
    }

    /// <summary>The bank of the official code: one storage for both uses, that starts with signs.</summary>
    /// <param name="relaxed">[N, bits] codes of the trained model.</param>
    /// <param name="labels">[N, classes].</param>
    public static CodeBank Official(torch.Tensor relaxed, torch.Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(labels);
        var shared = relaxed.sign().DetachFromDisposeScope();
        return new CodeBank(shared, shared, labels.clone().DetachFromDisposeScope());
    }

    /// <summary>
    /// Signs for codes, as <see cref="Binary"/>, and zeros for the loss, which counts items that were not seen yet with
    /// their labels and a zero code.
    /// </summary>
    /// <param name="relaxed">[N, bits] codes of the trained model.</param>
    /// <param name="labels">[N, classes].</param>
    public static CodeBank Unseen(torch.Tensor relaxed, torch.Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(labels);
        return new CodeBank(
            torch.zeros_like(relaxed).DetachFromDisposeScope(),
            relaxed.sign().DetachFromDisposeScope(),
            labels.clone().DetachFromDisposeScope());
    }

    /// <summary>Replaces the rows of a batch.</summary>
    /// <param name="items">[n] int64 row numbers.</param>
    /// <param name="relaxed">[n, bits]; no gradient flows through the bank.</param>
    /// <param name="labels">[n, classes].</param>
    public void Write(torch.Tensor items, torch.Tensor relaxed, torch.Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var values = relaxed.detach();
        Relaxed.index_copy_(0, items, values);
        Labels.index_copy_(0, items, labels);
        if (!_shared)
        {
            Codes.index_copy_(0, items, values.sign());
        }
    }

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Tensor("bank.relaxed", Relaxed);
        state.Tensor("bank.labels", Labels);
        if (!_shared)
        {
            state.Tensor("bank.codes", Codes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Relaxed.Dispose();
        Labels.Dispose();
        if (!_shared)
        {
            Codes.Dispose();
        }
    }
}
