using CgAT.Core.Checkpoints;
using TorchSharp;

namespace CgAT.Core.Training;

/// <summary>
/// Keeps the weights of the epoch that counts: of the best one where epochs have scores, else of the last one that was
/// not astray. Where weights are averaged, the averages are judged and kept.
/// </summary>
internal sealed class EpochSelection : ICheckpointed, IDisposable
{
    private readonly IEpochJudge _judge;
    private readonly WeightAverage? _average;
    private readonly Dictionary<string, torch.Tensor> _live;
    private readonly Dictionary<string, torch.Tensor> _kept;
    private double _best = double.MinValue;

    /// <summary>Begins with the weights as they are.</summary>
    public EpochSelection(IEpochJudge judge, WeightAverage? average)
    {
        (_judge, _average) = (judge, average);
        _live = judge.Network.state_dict();
        _kept = _live.ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
    }

    /// <summary>Judges the weights after an epoch.</summary>
    public EpochJudgement After(int epoch)
    {
        _average?.Swap();
        try
        {
            var judgement = _judge.Judge(epoch);
            if (!judgement.IsAstray && (judgement.Score ?? double.MaxValue) > _best)
            {
                _best = judgement.Score ?? _best;
                Copy(_live, _kept);
            }

            return judgement;
        }
        finally
        {
            _average?.Swap();
        }
    }

    /// <summary>Gives the network the weights that count.</summary>
    public void Finish() => Copy(_kept, _live);

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        _best = state.Value("selection.best", _best);
        foreach (var (name, tensor) in _kept)
        {
            state.Tensor($"selection.{name}", tensor);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _kept.Values)
        {
            tensor.Dispose();
        }
    }

    private static void Copy(Dictionary<string, torch.Tensor> from, Dictionary<string, torch.Tensor> to)
    {
        using var noGradients = torch.no_grad();
        foreach (var (name, tensor) in from)
        {
            to[name].copy_(tensor);
        }
    }
}
