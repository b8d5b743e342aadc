using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Checkpoints;

/// <summary>The state of libtorch's own objects.</summary>
public static class StateTransfers
{
    /// <summary>The parameters and buffers of a module.</summary>
    /// <param name="state">Takes or gives back.</param>
    /// <param name="name">Begins their names.</param>
    /// <param name="module">The module.</param>
    public static void Module(this IStateTransfer state, string name, torch.nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(module);
        foreach (var (part, tensor) in module.state_dict())
        {
            state.Tensor($"{name}.{part}", tensor);
        }
    }

    /// <summary>What an optimizer of <see cref="Training.OptimizerSettings"/> remembers of earlier steps.</summary>
    /// <param name="state">Takes or gives back.</param>
    /// <param name="name">Begins the names of its parts.</param>
    /// <param name="optimizer">The optimizer; its learning rate is none of its state, since each step sets it.</param>
    /// <param name="parameters">What it steps along, in the order in which it was given them.</param>
    public static void Optimizer(
        this IStateTransfer state, string name, OptimizerHelper optimizer, IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (own, index) in optimizer.state_dict().State.Select((own, index) => (own, index)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{name}.{index}");
            switch (own)
            {
                case SGD.State sgd:
                    sgd.momentum_buffer = Momentum(state, $"{at}.momentum", sgd.momentum_buffer, parameters[index]);
                    break;
                case Adam.State adam:
                    adam.step = state.Value($"{at}.step", adam.step);
                    state.Tensor($"{at}.mean", adam.exp_avg);
                    state.Tensor($"{at}.square", adam.exp_avg_sq);
                    break;
                default:
                    throw new ArgumentException($"no state of {own.GetType()} is known", nameof(optimizer));
            }
        }
    }

    // What comes back lies in memory as the parameter does: else each step would go through the two in another order.
    private static torch.Tensor? Momentum(
        IStateTransfer state, string name, torch.Tensor? momentum, Parameter parameter)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var taken = state.Replaced(name, momentum, parameter.device);
        if (ReferenceEquals(taken, momentum))
        {
            return momentum;
        }

        momentum?.Dispose();
        using (taken)
        {
            return taken is null ? null : torch.empty_like(parameter).copy_(taken).DetachFromDisposeScope();
        }
    }
}
