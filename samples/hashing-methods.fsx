// dotnet fsi samples/hashing-methods.fsx [SPEC [RESULTS]]        about 25 minutes on 2 cores
//
// Which hashing method holds most of its retrieval under attack, without a defence and with CgAT? A frame with a row for each
// method, bars in results/hashing-methods.html, and a picture of what the first queries retrieve once they are attacked.
#load "cgat.fsx"
#r "nuget: Plotly.NET, 6.0.0"
#load "charts.fsx"
#r "nuget: Deedle, 8.1.0"

open System.IO
open Deedle
open CgAT.FSharp

let start =
    Script.argument 1 |> Option.map Spec.load |> Option.defaultWith Spec.quickstart

let spec =
    start
    |> Spec.name "hashing-methods"
    |> Spec.sweep (Sweep.over Hashing.preset [ "dpsh"; "hashnet"; "csq"; "dch" ])

let outcome =
    spec |> Run.experiment (Script.argument 2 |> Option.defaultValue "results")

let rows = Results.maps outcome

let label (row: Metric) =
    let queries = Option.defaultValue "clean" row.Attack
    $"{row.Defense}, {queries}"

let percent (row: Metric) =
    100.0 * Option.defaultValue nan row.Value

let frame: Frame<string, string> =
    [ for row in rows -> row.Hashing, label row, percent row ] |> Frame.ofValues

frame.Print()

let file name =
    Path.Combine(outcome.ResultsFolder, name)

rows
|> List.groupBy label
|> List.map (fun (name, rows) -> name, [ for row in rows -> row.Hashing, percent row ])
|> Charts.bars "MAP@k, percent"
|> Charts.save (file "hashing-methods.html")

let attacked = rows |> List.find (fun row -> row.Attack.IsSome)
File.WriteAllBytes(file "retrieved.png", Results.picture spec outcome attacked [ 0..4 ] 10)
