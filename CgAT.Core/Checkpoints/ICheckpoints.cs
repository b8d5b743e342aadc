namespace CgAT.Core.Checkpoints;

/// <summary>
/// Where a long computation keeps its state, so that it goes on from there after it was stopped or killed.
/// </summary>
public interface ICheckpoints
{
    /// <summary>Whether the last checkpoint, or the beginning, is so long ago that it is time for one.</summary>
    bool IsDue { get; }

    /// <summary>Keeps a state in the place of earlier ones, unless it can't be kept: then these stay.</summary>
    /// <param name="write">Writes the state.</param>
    void Save(Action<Stream> write);

    /// <summary>Gives back the last state that was kept.</summary>
    /// <param name="read">Reads the state; throws <see cref="InvalidDataException"/> where it is another one's.</param>
    /// <returns>Whether there was one.</returns>
    bool Restore(Action<Stream> read);
}
