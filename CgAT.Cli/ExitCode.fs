/// What the process says to the shell.
module CgAT.Cli.ExitCode

/// All went well.
let success = 0

/// A bug of ours.
let internalError = 1

/// A mistake that the user can mend.
let userError = 2

/// Some runs failed; all others are finished.
let someFailed = 3

/// A run that was executed again did not come out as it was.
let differs = 4

/// Stopped by Ctrl-C; what was finished is kept.
let stopped = 130
