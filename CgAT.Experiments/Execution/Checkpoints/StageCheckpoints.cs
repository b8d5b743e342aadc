using System.Text;
using System.Text.Json;
using CgAT.Core.Checkpoints;
using CgAT.Core.Errors;
using CgAT.Experiments.Files;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution.Checkpoints;

/// <summary>
/// Keeps the state of a running stage at set intervals, and finds the last one that is whole. What goes wrong with a
/// checkpoint is a warning, never an error: without it the stage only has more to compute.
/// </summary>
/// <param name="folder">Where they are.</param>
/// <param name="every">The time between two of them, on a clock that nobody can set.</param>
/// <param name="clock">That clock.</param>
/// <param name="meter">What the stage has cost so far; kept along, and taken over.</param>
/// <param name="writing">Is called before each is written.</param>
/// <param name="warn">Is told what is wrong with them.</param>
internal sealed class StageCheckpoints(
    CheckpointFolder folder,
    TimeSpan every,
    TimeProvider clock,
    StageMeter meter,
    Action writing,
    Action<Diagnostic> warn)
    : ICheckpoints
{
    private long _last = clock.GetTimestamp();
    private bool _failed;

    /// <summary>Whether the stage goes on from a checkpoint.</summary>
    public bool Restored { get; private set; }

    /// <inheritdoc/>
    public bool IsDue => clock.GetElapsedTime(_last) >= every;

    /// <inheritdoc/>
    public void Save(Action<Stream> write)
    {
        writing();
        try
        {
            folder.Write(stream =>
            {
                using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
                {
                    writer.Write(JsonSerializer.Serialize(meter.Read()));
                }

                write(stream);
            });
            _failed = false;
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            // Said once, not every time: the cause stays until someone mends it.
            if (!_failed)
            {
                warn(CheckpointWarnings.NotWritten(e));
            }

            _failed = true;
        }

        _last = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    /// <exception cref="CheckpointRefusedException">The checkpoint is whole, and the stage can't go on from
    /// it.</exception>
    public bool Restore(Action<Stream> read)
    {
        foreach (var file in folder.Files)
        {
            if (DigestedFile.IsWhole(file))
            {
                Restore(file, read);
                return Restored = true;
            }

            warn(CheckpointWarnings.Damaged(file));
            CheckpointFolder.Remove(file);
        }

        return false;
    }

    private void Restore(string file, Action<Stream> read)
    {
        try
        {
            using var stream = DigestedFile.Open(file);
            using (var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true))
            {
                meter.GoOnFrom(JsonSerializer.Deserialize<StageTiming>(reader.ReadString()) ?? throw new JsonException());
            }

            read(stream);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException or FormatException)
        {
            throw new CheckpointRefusedException(file, e);
        }
    }
}
