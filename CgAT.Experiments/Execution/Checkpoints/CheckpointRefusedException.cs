namespace CgAT.Experiments.Execution.Checkpoints;

/// <summary>
/// A whole checkpoint that the stage can't go on from: it is that of another version of the program. What it was read
/// into is in between and of no use.
/// </summary>
internal sealed class CheckpointRefusedException(string file, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>The checkpoint.</summary>
    public string File { get; } = file;
}
