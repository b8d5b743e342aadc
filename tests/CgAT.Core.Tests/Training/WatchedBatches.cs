using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Tests.Training;

/// <summary>
/// An objective over one parameter vector w with the gradient that a test gives it, which writes down the batches that
/// it sees.
/// </summary>
internal sealed class WatchedBatches : ITrainingObjective, IDisposable
{
    private readonly Parameter _weights;
    private readonly Func<torch.Tensor, torch.Tensor?> _gradient;

    public WatchedBatches(float[] start, Func<torch.Tensor, torch.Tensor?> gradient)
    {
        _weights = new Parameter(torch.tensor(start).DetachFromDisposeScope());
        _gradient = gradient;
    }

    public IReadOnlyList<Parameter> Parameters => [_weights];

    /// <summary>The epoch and items of every step.</summary>
    public List<(int Epoch, IReadOnlyList<int> Items)> Batches { get; } = [];

    /// <summary>Every epoch that was started, and after how many steps.</summary>
    public List<(int Epoch, int Steps)> Starts { get; } = [];

    /// <summary>The weights before every step.</summary>
    public List<double[]> Weights { get; } = [];

    /// <summary>What every step returns; a loss of 1 unless a test says otherwise.</summary>
    public Func<LossTerms> Terms { get; init; } = () => new LossTerms(torch.ones([]));

    public static IImageSet Images(int count) => TinyImages.Random(count, seed: 1, size: 2);

    public void StartEpoch(int epoch) => Starts.Add((epoch, Batches.Count));

    public LossTerms Differentiate(TrainingBatch batch)
    {
        Assert.Equal(batch.Items.Select(item => (long)item), batch.Rows.data<long>());
        Assert.Equal(Batches.Count, batch.Step);
        Batches.Add((batch.Epoch, batch.Items));
        Weights.Add(TensorAssert.Values(_weights));
        using var noGradients = torch.no_grad();
        _weights.grad = _gradient(_weights);
        return Terms();
    }

    public void Transfer(IStateTransfer state) => state.Tensor("weights", _weights);

    public void Dispose() => _weights.Dispose();
}
