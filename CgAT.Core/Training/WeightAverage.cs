using CgAT.Core.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>
/// The exponential moving average of weights over the steps of a phase (Polyak averaging; for adversarial training Gowal
/// et al., arXiv 2010.03593):
/// <code>
/// average ← d' · average + (1 - d') · weights,    d' = min( d, (1 + t) / (10 + t) )  at step t from 1
/// </code>
/// so that the first steps, which are far from the last, are forgotten soon.
/// </summary>
public sealed class WeightAverage : ICheckpointed, IDisposable
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly List<torch.Tensor> _averages;
    private readonly double _decay;

    /// <summary>An average that begins with the weights as they are.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="decay">d, in [0, 1).</param>
    public WeightAverage(IReadOnlyList<Parameter> parameters, double decay)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decay, 1);
        (_parameters, _decay) = (parameters, decay);
        _averages = [.. parameters.Select(parameter => parameter.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>Takes the weights after a step into the average.</summary>
    /// <param name="step">How many steps there were, from 1.</param>
    public void Add(int step)
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var share = 1 - Math.Min(_decay, (1.0 + step) / (10 + step));
        for (var index = 0; index < _averages.Count; index++)
        {
            _averages[index].lerp_(_parameters[index], share);
        }
    }

    /// <summary>Exchanges weights and average; twice, and all is as it was.</summary>
    public void Swap()
    {
        using var noGradients = torch.no_grad();
        for (var index = 0; index < _averages.Count; index++)
        {
            using var weights = _parameters[index].clone();
            _parameters[index].copy_(_averages[index]);
            _averages[index].copy_(weights);
        }
    }

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        for (var index = 0; index < _averages.Count; index++)
        {
            state.Tensor($"average.{index}", _averages[index]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var average in _averages)
        {
            average.Dispose();
        }
    }
}
