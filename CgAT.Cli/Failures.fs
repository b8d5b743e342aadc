/// What went wrong, said to the user, and the exit code for it.
module CgAT.Cli.Failures

open System
open System.IO
open CgAT.Core.Errors

/// Work was stopped that does not go on where it was.
type StoppedException(said: string) =
    inherit OperationCanceledException(said)

let private userError (output: TextWriter) (mistake: UserErrorException) =
    for diagnostic in mistake.Diagnostics do
        output.WriteLine $"{diagnostic}"

    if mistake.IsCutShort then
        output.WriteLine $"{mistake.Diagnostics.Count} errors, and perhaps more: nothing was looked at after these"
    elif mistake.Diagnostics.Count > 1 then
        output.WriteLine $"{mistake.Diagnostics.Count} errors"

    ExitCode.userError

let private bug (output: TextWriter) (failure: exn) =
    output.WriteLine $"error {ErrorCodes.Bug}: a bug of ours: {failure}"
    output.WriteLine "  please report it with the command and the spec; finished stages are kept"
    ExitCode.internalError

/// Says what went wrong and returns the exit code.
let report (output: TextWriter) (failure: exn) : int =
    match failure with
    | :? UserErrorException as mistake -> userError output mistake
    | :? StoppedException as stopped ->
        output.WriteLine stopped.Message
        ExitCode.stopped
    | :? OperationCanceledException ->
        output.WriteLine "stopped; what is finished is kept, and the same command goes on from there"
        ExitCode.stopped
    | failure -> bug output failure
