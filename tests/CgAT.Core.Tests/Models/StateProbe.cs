using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Models;

/// <summary>GreedyHash with a classifier that is trained, of which it writes down what it starts as.</summary>
internal sealed class StateProbe : IHashingLoss
{
    private GreedyHashLoss? _inner;

    /// <summary>The classifier at the first step.</summary>
    public double[] First { get; private set; } = [];

    public HashingLossState State => Inner.State;

    private GreedyHashLoss Inner => _inner ?? throw new InvalidOperationException("no phase has begun");

    /// <summary>Makes the loss of a phase.</summary>
    public IHashingLoss Around(HashingLossStart start)
    {
        _inner = new GreedyHashLoss(0.1, trained: true, firstLabelOnly: false, start);
        return this;
    }

    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        First = First.Length == 0 ? TensorAssert.Values(State.Tensors["classifier"]) : First;
        return Inner.Compute(relaxed, batch, bank);
    }
}
