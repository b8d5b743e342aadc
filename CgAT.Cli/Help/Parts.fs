/// What is said about a command beside its options, and what commands have in common.
module CgAT.Cli.Help.Parts

/// What is said about a command beside its options.
type About =
    {
        Purpose: string list
        /// Command lines, each with what it does.
        Examples: (string * string) list
        /// Other sections: a title and lines of two columns.
        Sections: (string * (string * string) list) list
    }

/// The exit codes that all commands have, and others between them.
let exitCodes others =
    "EXIT CODES",
    [
        "0", "done"
        "2", "a mistake that you can mend; the message and docs/errors.md say how"
        yield! others
        "1", "a bug of ours"
    ]

/// The exit codes of commands that compute runs.
let ofRuns =
    exitCodes
        [
            "3", "some runs failed; all others are finished"
            "130", "stopped by Ctrl-C; what is finished is kept"
        ]
