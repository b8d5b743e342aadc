using CgAT.Core.Numerics;

namespace CgAT.Core.Checkpoints;

/// <summary>
/// The rhythm of a loop of steps that can be stopped between any two of them and goes on to the same bits: it begins
/// with what was kept, and keeps its state when it is due and when it is stopped.
/// </summary>
/// <param name="state">What the steps change.</param>
/// <param name="checkpoints">Where it is kept; null where nothing is.</param>
/// <param name="cancellation">Stops the loop.</param>
internal sealed class CheckpointedLoop(
    ICheckpointed state, ICheckpoints? checkpoints, CancellationToken cancellation)
{
    private int _kept;

    /// <summary>Takes over what was kept, if anything was.</summary>
    /// <param name="done">How many steps the state holds.</param>
    /// <returns>Whether anything was.</returns>
    /// <exception cref="InvalidDataException">What was kept is no state of this loop; nothing may go on from
    /// here.</exception>
    public bool Begin(Func<int> done)
    {
        var restored = checkpoints?.Restore(Read) ?? false;
        _kept = done();
        return restored;
    }

    /// <summary>Comes before each step.</summary>
    /// <param name="done">How many steps are done.</param>
    /// <exception cref="OperationCanceledException">Stopped; the state is kept.</exception>
    public void BeforeStep(int done)
    {
        if (done > _kept && checkpoints is not null && (cancellation.IsCancellationRequested || checkpoints.IsDue))
        {
            checkpoints.Save(Write);
            _kept = done;
        }

        cancellation.ThrowIfCancellationRequested();
        QuietCalls.BetweenSteps();
    }

    private void Read(Stream stream)
    {
        using var reader = new StateReader(stream);
        state.Transfer(reader);
    }

    private void Write(Stream stream)
    {
        using var writer = new StateWriter(stream);
        state.Transfer(writer);
    }
}
