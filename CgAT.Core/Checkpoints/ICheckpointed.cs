namespace CgAT.Core.Checkpoints;

/// <summary>Something whose next step depends on what its steps so far have left behind.</summary>
public interface ICheckpointed
{
    /// <summary>
    /// Names everything that steps change and that later steps read: weights and buffers, banks, counters. Called to
    /// save and to restore, so that both always agree. What is keyed or settled at the start stays out.
    /// </summary>
    /// <param name="state">Takes the state, or gives back what was taken.</param>
    void Transfer(IStateTransfer state);
}
