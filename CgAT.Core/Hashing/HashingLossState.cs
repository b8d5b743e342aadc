using CgAT.Core.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Hashing;

/// <summary>
/// All that a hashing loss keeps from step to step, in named tensors: what was drawn at its beginning, what is trained,
/// what the start of an epoch changes. A loss whose state is restored goes on to the same bits.
/// </summary>
/// <param name="tensors">The tensors; this object owns them.</param>
public sealed class HashingLossState(params LossTensor[] tensors) : ICheckpointed, IDisposable
{
    /// <summary>The live tensors by name.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Tensors { get; } =
        tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Value);

    /// <summary>Those that belong to the model (<see cref="LossTensor.OfModel"/>).</summary>
    public IReadOnlyDictionary<string, torch.Tensor> OfModel { get; } =
        tensors.Where(tensor => tensor.OfModel).ToDictionary(tensor => tensor.Name, tensor => tensor.Value);

    /// <summary>Those that are trained along with the network.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } =
        [.. tensors.Select(tensor => tensor.Value).OfType<Parameter>()];

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var tensor in tensors)
        {
            state.Tensor($"loss.{tensor.Name}", tensor.Value);
        }
    }

    /// <summary>Takes over saved values of all tensors.</summary>
    /// <param name="saved">Copies of <see cref="Tensors"/>, on any device.</param>
    /// <exception cref="InvalidDataException">A tensor is missing, is one too many, or has another shape.</exception>
    public void Restore(IReadOnlyDictionary<string, torch.Tensor> saved) => Restore(Tensors, saved);

    /// <summary>Takes over the values that are stored with a model.</summary>
    /// <param name="saved">Copies of <see cref="OfModel"/>, on any device.</param>
    /// <exception cref="InvalidDataException">A tensor is missing, is one too many, or has another shape.</exception>
    public void RestoreModel(IReadOnlyDictionary<string, torch.Tensor> saved) => Restore(OfModel, saved);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
        {
            tensor.Dispose();
        }
    }

    private static void Restore(
        IReadOnlyDictionary<string, torch.Tensor> own, IReadOnlyDictionary<string, torch.Tensor> saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        if (!own.Keys.Order().SequenceEqual(saved.Keys.Order()))
        {
            throw new InvalidDataException(
                $"the hashing loss has [{string.Join(", ", own.Keys)}], not [{string.Join(", ", saved.Keys)}]");
        }

        foreach (var (name, value) in own)
        {
            if (!value.shape.SequenceEqual(saved[name].shape))
            {
                throw new InvalidDataException($"'{name}' of the hashing loss has another shape than the saved one");
            }
        }

        using var noGradients = torch.no_grad();
        foreach (var (name, value) in own)
        {
            value.copy_(saved[name]);
        }
    }
}
