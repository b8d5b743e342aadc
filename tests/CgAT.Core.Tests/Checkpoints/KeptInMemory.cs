using CgAT.Core.Checkpoints;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>Keeps the last state as bytes.</summary>
internal sealed class KeptInMemory : ICheckpoints
{
    // A state is as long as the one before, but for a few records: room for one is made once, not by doubling.
    private const int RoomForRecords = 1 << 14;

    private ArraySegment<byte> _last = [];

    /// <summary>Whether a checkpoint is due before every step; else only when the loop is stopped.</summary>
    public bool IsDue { get; init; }

    /// <summary>How many states were kept.</summary>
    public int Saves { get; private set; }

    public void Save(Action<Stream> write)
    {
        using var stream = new MemoryStream(_last.Count + RoomForRecords);
        write(stream);
        Assert.True(stream.TryGetBuffer(out _last));
        Saves++;
    }

    public bool Restore(Action<Stream> read)
    {
        if (Saves == 0)
        {
            return false;
        }

        using var stream = new MemoryStream(_last.Array!, _last.Offset, _last.Count, writable: false);
        read(stream);
        Assert.Equal(stream.Length, stream.Position);
        return true;
    }
}
