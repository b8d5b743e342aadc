// dotnet fsi samples/quickstart.fsx [SPEC [RESULTS]]        about 5 minutes on 2 cores
//
// The quickstart with codes of 16 bits and a stronger defence, from the spec to a table and the file to check in.
#load "cgat.fsx"

open System.IO
open CgAT.FSharp

let start =
    Script.argument 1 |> Option.map Spec.load |> Option.defaultWith Spec.quickstart

let spec =
    start
    |> Spec.name "quickstart-16"
    |> Spec.set Hashing.bits 16
    |> Spec.set Defense.lambda 2.0

let outcome =
    spec |> Run.experiment (Script.argument 2 |> Option.defaultValue "results")

outcome |> Results.table |> List.iter (printfn "%s")
File.WriteAllText(Path.Combine(outcome.ResultsFolder, "quickstart-16.toml"), Spec.toToml spec)
