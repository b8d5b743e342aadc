namespace CgAT.FSharp

open System

/// What a script was started with.
[<RequireQualifiedAccess>]
module Script =
    /// An argument after the name of the script, from 1.
    let argument (index: int) : string option =
        Environment.GetCommandLineArgs()
        |> Array.skipWhile (fun word -> not (word.EndsWith(".fsx", StringComparison.OrdinalIgnoreCase)))
        |> Array.tryItem index
