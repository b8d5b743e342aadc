// dotnet fsi samples/quickstart.fsx [results folder]        under a minute on 2 cores
//
// The quickstart spec, made small: one epoch a phase, one step of the attack inside CgAT and two of the attack on the
// queries. The numbers are those of models that are hardly trained; take the changes out for the real ones.
#load "cgat.fsx"

open System.IO
open CgAT.FSharp

let results =
    match fsi.CommandLineArgs with
    | [| _; folder |] -> folder
    | _ -> Path.Combine(__SOURCE_DIRECTORY__, "..", "results")

let outcome =
    Spec.load (Path.Combine(__SOURCE_DIRECTORY__, "..", "specs", "quickstart.toml"))
    |> Spec.name "quickstart-small"
    |> Spec.bits 16
    |> Spec.warmUpEpochs 1
    |> Spec.hashingEpochs 1
    |> Spec.defenseEpochs 1
    |> Spec.defenseIterations 1
    |> Spec.attackIterations 2
    |> Run.experiment results

outcome |> Results.table |> List.iter (printfn "%s")
