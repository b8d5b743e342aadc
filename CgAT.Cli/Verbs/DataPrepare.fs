/// cgat data prepare KIND
module CgAT.Cli.Verbs.DataPrepare

open System.IO
open Argu
open CgAT.Cli
open CgAT.Core.Data.Raw
open CgAT.Experiments.Datasets
open CgAT.Experiments.Specs

let private verdict (count: DataCount) =
    match count.Published with
    | null -> "", ""
    | published ->
        let equal = if published.Value = count.Found then "equal" else "differs"

        let doubt =
            match published.Doubt with
            | null -> ""
            | doubt -> $" (the published number is {doubt})"

        Format.count (float published.Value), equal + doubt

let private table (counts: DataCount seq) =
    let heading =
        if counts |> Seq.exists (fun count -> not (isNull count.Published)) then
            [ "", "found", "published", "" ]
        else
            []

    let rows =
        heading
        @ [
            for count in counts do
                let published, said = verdict count
                count.What, Format.count (float count.Found), published, said
        ]

    let width (part: string * string * string * string -> string) =
        rows |> List.map (part >> String.length) |> List.max

    let what, found, published =
        width (fun (each, _, _, _) -> each), width (fun (_, each, _, _) -> each), width (fun (_, _, each, _) -> each)

    for first, second, third, fourth in rows do
        let line =
            $"  {first.PadRight what}   {second.PadLeft found}   {third.PadLeft published}   {fourth}"

        printfn "%s" (line.TrimEnd())

let private request (arguments: ParseResults<DataPrepareArguments>) progress =
    let folder option name =
        arguments.TryGetResult(option: Quotations.Expr<string -> DataPrepareArguments>)
        |> Option.map (Loading.folder name)
        |> Option.toObj

    PreparationRequest(
        Kind = arguments.GetResult DataPrepareArguments.Kind,
        Source = folder <@ DataPrepareArguments.Source @> "--source",
        Output = folder <@ DataPrepareArguments.Output @> "--output",
        Images = folder <@ DataPrepareArguments.Images @> "--images",
        Seed =
            (arguments.TryGetResult DataPrepareArguments.Seed
             |> Option.defaultValue 0
             |> Loading.atLeast 0 "--seed"
             |> int64),
        Replace = arguments.Contains DataPrepareArguments.Force,
        Progress = progress
    )

/// Prepares a data set, and says what to write into a spec.
let run (arguments: ParseResults<DataPrepareArguments>) =
    let prepared =
        Counting.showing (arguments.Contains DataPrepareArguments.Quiet) (fun progress ->
            Interrupt.stopping "no list was written" (fun stop ->
                DataPreparation.Prepare(request arguments progress, stop)))

    let images = Format.plural prepared.Manifest.Images.Count "image"

    match prepared.Written.Count with
    | 0 -> printfn "%s: nothing to do, all files are there; %s" prepared.Folder images
    | count -> printfn "%s: %s written; %s" prepared.Folder (Format.plural count "file") images

    printfn ""
    table prepared.Counts
    printfn ""
    printfn "# For a spec. Folders are relative to the spec's own."
    printf "%s" (SpecToml.Write prepared.Dataset)

    for warning in prepared.Warnings do
        eprintfn $"{warning}"

    ExitCode.success
