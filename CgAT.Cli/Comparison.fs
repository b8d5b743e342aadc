/// The table of 'cgat compare'.
module CgAT.Cli.Comparison

open System.Globalization
open Spectre.Console
open CgAT.Experiments.Reports

// In points, with the interval; a reason where there is none.
let private difference (each: ComparedDefenses) =
    match Option.ofNullable each.Difference.Difference, Option.ofObj each.Difference.Reason with
    | Some value, _ ->
        Format.points value
        + $"  [{Format.points each.Difference.IntervalLow.Value}, {Format.points each.Difference.IntervalHigh.Value}]"
    | None, reason -> Option.defaultValue "-" reason

let private chance (each: ComparedDefenses) =
    match Option.ofNullable each.Difference.PValue with
    | Some value -> value.ToString("0.0000", CultureInfo.InvariantCulture)
    | None -> "-"

let private seeds (each: ComparedDefenses) =
    each.Seeds |> Seq.map string |> String.concat ","

let private differ (values: 'value seq) = Seq.length (Seq.distinct values) > 1

let private table first second (found: ComparedDefenses list) =
    let columns: (TableColumn * (ComparedDefenses -> string)) list =
        [
            if differ (found |> List.map _.Experiment) then
                TableColumn "experiment", _.Experiment
            if found |> List.exists (fun each -> each.Place <> "") then
                TableColumn "point", _.Place
            TableColumn "queries",
            (fun (each: ComparedDefenses) -> each.Attack |> Option.ofObj |> Option.defaultValue "clean")
            if differ (found |> List.map seeds) then
                TableColumn "seeds", seeds
            Tables.right first, (fun each -> Format.percent each.First)
            Tables.right second, (fun each -> Format.percent each.Second)
            TableColumn "difference", difference
            Tables.right "p", chance
        ]

    let table = Tables.create ()

    for column, _ in columns do
        table.AddColumn column |> ignore

    for each in found do
        table.AddRow
            [|
                for _, text in columns do
                    Markup.Escape(text each)
            |]
        |> ignore

    table

// Experiments may differ in the cut, in queries and in seeds: then no single number is said.
let private one (value: ComparedDefenses -> string) (several: string) (found: ComparedDefenses list) =
    if differ (List.map value found) then
        several
    else
        value found.Head

let private legend first second (found: ComparedDefenses list) =
    let cut = found |> one (fun each -> Format.count (float each.K)) "k"

    let queries =
        found
        |> one (fun each -> Format.count (float each.Difference.Queries) + " queries") "queries"

    let counted =
        found |> one (fun each -> Format.plural each.Seeds.Count "seed") "seeds"

    let resamples = Format.count (float DefenseComparison.Resamples)

    [
        $"MAP@{cut}, percent; the difference is '{second}' less '{first}', points, over {queries} and {counted}"
        $"95 %% intervals and p-values, not corrected for their number, by {resamples} paired resamples of queries"
        "a query's value is its mean over seeds: the intervals are about other queries, not about other seeds"
    ]

/// Prints comparisons, of which there must be one, what the table shows, and what speaks against attacks.
let print (console: IAnsiConsole) (first: string) (second: string) (found: ComparedDefenses list) =
    [
        yield! Tables.lines console.Profile.Width (table first second found)
        ""
        yield! legend first second found
        for doubt in found |> Seq.collect _.Doubts |> Seq.distinct do
            $"not reliable: {doubt}"
    ]
    |> List.iter console.Profile.Out.Writer.WriteLine

/// Prints two runs, or two defences of two folders: the settings that differ, then the same queries under both.
let printRuns (console: IAnsiConsole) (compared: ComparedRuns) =
    let writer = console.Profile.Out.Writer
    let first, second = "A", "B"

    [
        $"{first}  {compared.First}"
        $"{second}  {compared.Second}"
        if compared.Settings.Count = 0 then
            "no setting differs"
        for each in compared.Settings do
            $"  {Format.difference each}"
        for each in compared.Contract do
            $"  {each}"
        ""
    ]
    |> List.iter writer.WriteLine

    match List.ofSeq compared.Queries with
    | [] -> writer.WriteLine $"{compared.Hindrance}: nothing can be compared query by query"
    | found ->
        // Where they stand in a sweep is said above.
        [ for each in found -> each.At "" ] |> print console first second

    writer.WriteLine()
