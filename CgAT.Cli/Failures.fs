/// What went wrong, said to the user, and the exit code for it.
module CgAT.Cli.Failures

open System
open System.IO
open CgAT.Core.Errors

/// Work was stopped that does not go on where it was.
type StoppedException(said: string) =
    inherit OperationCanceledException(said)

let private userError (output: TextWriter) (diagnostics: Diagnostic seq) =
    for diagnostic in diagnostics do
        output.WriteLine $"{diagnostic}"

    if Seq.length diagnostics > 1 then
        output.WriteLine $"{Seq.length diagnostics} errors"

    ExitCode.userError

let private bug (output: TextWriter) (failure: exn) =
    output.WriteLine $"error {ErrorCodes.Bug}: a bug of ours: {failure}"
    output.WriteLine "  please report it with the command and the spec; finished stages are kept"
    ExitCode.internalError

/// Says what went wrong and returns the exit code.
let report (output: TextWriter) (failure: exn) : int =
    match failure with
    | :? UserErrorException as mistake -> userError output mistake.Diagnostics
    | :? StoppedException as stopped ->
        output.WriteLine stopped.Message
        ExitCode.stopped
    | :? OperationCanceledException ->
        output.WriteLine "stopped; what is finished is kept, and the same command goes on from there"
        ExitCode.stopped
    | failure -> bug output failure
