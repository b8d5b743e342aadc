// dotnet fsi samples/transfer.fsx [SPEC [RESULTS]]        about 8 minutes on 2 cores
//
// Which model do images fool that were made on another one? The center attack is crafted on each model in turn and shown to
// all: a table with a column for each model that it was crafted on, and a heat map in results/transfer.html.
#load "cgat.fsx"
#r "nuget: Plotly.NET, 6.0.0"
#load "charts.fsx"

open System.IO
open CgAT.FSharp

let start =
    Script.argument 1 |> Option.map Spec.load |> Option.defaultWith Spec.quickstart

let attack = Seq.head start.Spec.Attacks

let crafted =
    [
        for defense in start.Spec.Defenses ->
            attack
            |> Setting.put Attack.name $"from {defense.Label}"
            |> Setting.put Attack.craftedOn defense.Label
    ]

let outcome =
    start
    |> Spec.name "transfer"
    |> Spec.attacks crafted
    |> Run.experiment (Script.argument 2 |> Option.defaultValue "results")

outcome |> Results.table |> List.iter (printfn "%s")

Results.maps outcome
|> Charts.heatMap "crafted" _.Attack "attacked" (fun row -> Some row.Defense) (fun row ->
    100.0 * Option.defaultValue nan row.Value)
|> Charts.save (Path.Combine(outcome.ResultsFolder, "transfer.html"))
