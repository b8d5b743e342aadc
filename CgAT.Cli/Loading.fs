/// From arguments to a request that the engine can run.
module CgAT.Cli.Loading

open System.Globalization
open System.IO
open CgAT.Core.Errors
open CgAT.Experiments.Execution
open CgAT.Experiments.Specs

let private badSeeds (text: string) =
    UserErrorException(
        Diagnostic(
            Code = ErrorCodes.BadArgument,
            Message = $"--seeds is '{text}'",
            Remedy = "write whole numbers of 0 or more, separated by commas: --seeds 0,1,2"
        )
    )

let private parseSeeds (text: string) =
    let parse (part: string) =
        match System.Int64.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture) with
        | true, seed -> seed
        | _ -> raise (badSeeds text)

    let seeds =
        text.Split(',', System.StringSplitOptions.TrimEntries) |> Array.map parse

    if Array.distinct seeds |> Array.length <> seeds.Length then
        raise (badSeeds text)

    seeds

/// A path that begins with '-' is a misspelt option, which the argument parser takes for the spec.
let private requirePath (path: string) =
    if path.StartsWith '-' then
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"unknown option '{path}'",
                    Remedy = "see 'cgat --help', or 'cgat run --help' for the options of a verb"
                )
            )
        )

/// The spec of a file, or all that is wrong with it.
let spec (path: string) =
    requirePath path
    SpecReader.Read(path).Require()

/// What to run.
let request (path: string) (results: string option) (seeds: string option) =
    let loaded = spec path

    ExperimentRequest(
        Spec =
            (match seeds with
             | Some text -> SpecEdits.WithSeeds(loaded, parseSeeds text)
             | None -> loaded),
        BaseFolder =
            (Path.GetDirectoryName(Path.GetFullPath path)
             |> Option.ofObj
             |> Option.defaultValue "."),
        ResultsFolder = Option.defaultValue "results" results
    )
