/// Files that the user names and a command writes.
module CgAT.Cli.Writing

open System.IO
open CgAT.Core.Errors

/// Writes to a file; one that can't be written is a mistake of the command line.
let file (path: string) (remedy: string) (write: string -> unit) =
    try
        write path
    with
    | :? IOException
    | :? System.NotSupportedException
    | :? System.ArgumentException
    | :? System.UnauthorizedAccessException as mistake ->
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"can't write to '{path}': {mistake.Message.TrimEnd '.'}",
                    Remedy = remedy
                ),
                mistake
            )
        )
