// dotnet fsi samples/ablation.fsx [SPEC [RESULTS]]        about 20 minutes on 2 cores
//
// How robust CgAT becomes with the weight of its adversarial term and the iterations of its attack: a sweep over both, a
// table, and a heat map in results/ablation.html. Warm-up and hashing are trained once for all of them.
#load "cgat.fsx"
#r "nuget: Plotly.NET, 6.0.0"
#load "charts.fsx"

open System.IO
open CgAT.FSharp

let start =
    Script.argument 1 |> Option.map Spec.load |> Option.defaultWith Spec.quickstart

let grid =
    Sweep.grid
        [
            Sweep.over Defense.lambda [ 0.5; 1.0; 2.0 ]
            Sweep.over Defense.iterations [ 1; 2; 4 ]
        ]
    |> Sweep.where (fun at -> at.At Defense.lambda < 2.0 || at.At Defense.iterations < 4)

let outcome =
    start
    |> Spec.name "ablation"
    |> Spec.sweep grid
    |> Run.experiment (Script.argument 2 |> Option.defaultValue "results")

outcome |> Results.table |> List.iter (printfn "%s")

Results.maps outcome
|> List.filter (fun row -> row.Attack.IsSome)
|> Charts.heatMap "lambda" (Results.at Defense.lambda) "iterations" (Results.at Defense.iterations) (fun row ->
    100.0 * Option.defaultValue nan row.Value)
|> Charts.save (Path.Combine(outcome.ResultsFolder, "ablation.html"))
