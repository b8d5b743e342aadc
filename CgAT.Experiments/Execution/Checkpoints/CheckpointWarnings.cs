using CgAT.Core.Errors;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution.Checkpoints;

/// <summary>What is said of checkpoints that are of no use.</summary>
internal static class CheckpointWarnings
{
    public static Diagnostic NotWritten(Exception cause) => new()
    {
        Code = ErrorCodes.CheckpointNotWritten,
        IsWarning = true,
        Message = $"a checkpoint can't be written: {ResultErrors.Clause(cause)}",
        Remedy = "the stage goes on; stopped now, it would begin again at its last checkpoint or at its start",
    };

    public static Diagnostic Damaged(string file) => new()
    {
        Code = ErrorCodes.CheckpointUnusable,
        IsWarning = true,
        File = file,
        Message = "a checkpoint is damaged",
        Remedy = "the stage goes on from the one before, or begins again where there is none",
    };

    public static Diagnostic Refused(CheckpointRefusedException refusal) => new()
    {
        Code = ErrorCodes.CheckpointUnusable,
        IsWarning = true,
        File = refusal.File,
        Message = $"a checkpoint is that of another version of this program: {refusal.Message}",
        Remedy = "the stage goes on from the one before, or begins again where there is none",
    };
}
