using CgAT.Core.Checkpoints;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>Keeps the last state as bytes.</summary>
internal sealed class KeptInMemory : ICheckpoints
{
    /// <summary>Whether a checkpoint is due before every step; else only when the loop is stopped.</summary>
    public bool IsDue { get; init; }

    /// <summary>The last state; null where there was none.</summary>
    public byte[]? State { get; set; }

    /// <summary>How many states were kept.</summary>
    public int Saves { get; private set; }

    public void Save(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        State = stream.ToArray();
        Saves++;
    }

    public bool Restore(Action<Stream> read)
    {
        if (State is null)
        {
            return false;
        }

        using var stream = new MemoryStream(State, writable: false);
        read(stream);
        Assert.Equal(stream.Length, stream.Position);
        return true;
    }
}
