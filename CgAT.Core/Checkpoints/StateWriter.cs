using System.Text;
using System.Text.Json;
using TorchSharp;

namespace CgAT.Core.Checkpoints;

/// <summary>Writes a state, entry by entry; tensors go straight from their memory into the stream.</summary>
public sealed class StateWriter(Stream stream) : IStateTransfer, IDisposable
{
    private readonly BinaryWriter _writer = new(stream, Encoding.UTF8, leaveOpen: true);

    /// <inheritdoc/>
    public void Tensor(string name, torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var values = tensor.detach().cpu().contiguous();
        Begin(name, StateEntry.Tensor);
        _writer.Write((byte)values.dtype);
        _writer.Write(values.shape.Length);
        foreach (var size in values.shape)
        {
            _writer.Write(size);
        }

        _writer.Flush();
        stream.Write(values.bytes);
    }

    /// <inheritdoc/>
    public torch.Tensor? Replaced(string name, torch.Tensor? tensor, torch.Device device)
    {
        if (tensor is null)
        {
            Begin(name, StateEntry.NoTensor);
        }
        else
        {
            Tensor(name, tensor);
        }

        return tensor;
    }

    /// <inheritdoc/>
    public T Value<T>(string name, T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value);
        Begin(name, StateEntry.Value);
        _writer.Write(json.Length);
        _writer.Write(json);
        return value;
    }

    /// <summary>Writes what is left; the stream stays open.</summary>
    public void Dispose() => _writer.Dispose();

    private void Begin(string name, StateEntry entry)
    {
        ArgumentNullException.ThrowIfNull(name);
        _writer.Write(name);
        _writer.Write((byte)entry);
    }
}
