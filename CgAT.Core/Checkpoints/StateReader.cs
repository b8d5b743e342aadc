using System.Text;
using System.Text.Json;
using TorchSharp;

namespace CgAT.Core.Checkpoints;

/// <summary>
/// Reads a state that <see cref="StateWriter"/> wrote. An entry that is not the expected one is an
/// <see cref="InvalidDataException"/>: the state is that of other settings or of another version of the program.
/// </summary>
public sealed class StateReader(Stream stream) : IStateTransfer, IDisposable
{
    private readonly BinaryReader _reader = new(stream, Encoding.UTF8, leaveOpen: true);

    /// <inheritdoc/>
    public void Tensor(string name, torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        Begin(name, StateEntry.Tensor);
        var values = Values(name);
        if (values.dtype != tensor.dtype || !values.shape.SequenceEqual(tensor.shape))
        {
            throw new InvalidDataException($"'{name}' is {Describe(tensor)}, and {Describe(values)} was kept");
        }

        tensor.copy_(values);
    }

    /// <inheritdoc/>
    public torch.Tensor? Replaced(string name, torch.Tensor? tensor, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (Begin(name, StateEntry.Tensor, StateEntry.NoTensor) == StateEntry.NoTensor)
        {
            return null;
        }

        return Values(name).to(device).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public T Value<T>(string name, T value)
    {
        Begin(name, StateEntry.Value);
        return Reading(name, () =>
        {
            var json = new byte[_reader.ReadInt32()];
            _reader.BaseStream.ReadExactly(json);
            return JsonSerializer.Deserialize<T>(json) ?? throw new InvalidDataException($"'{name}' is null");
        });
    }

    /// <summary>The stream stays open.</summary>
    public void Dispose() => _reader.Dispose();

    private static string Describe(torch.Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";

    private StateEntry Begin(string name, params StateEntry[] expected)
    {
        var (found, entry) = Reading(name, () => (_reader.ReadString(), (StateEntry)_reader.ReadByte()));
        return found == name && expected.Contains(entry)
            ? entry
            : throw new InvalidDataException($"'{name}' is missing, where '{found}' was kept");
    }

    private torch.Tensor Values(string name) => Reading(name, () =>
    {
        var type = (torch.ScalarType)_reader.ReadByte();
        var shape = new long[_reader.ReadInt32()];
        for (var dimension = 0; dimension < shape.Length; dimension++)
        {
            shape[dimension] = _reader.ReadInt64();
        }

        var values = torch.empty(shape, type);
        stream.ReadExactly(values.bytes);
        return values;
    });

    private static T Reading<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is EndOfStreamException or JsonException or FormatException)
        {
            throw new InvalidDataException($"'{name}' can't be read: {e.Message}", e);
        }
    }
}
