module CgAT.FSharp.Tests.ProgressTests

open System
open System.IO
open Xunit
open CgAT.Experiments.Execution.Events
open CgAT.FSharp

let private told isLive =
    use folder = new TemporaryFolder()
    use out = new StringWriter(NewLine = "\n")
    let spec = TinySpec.on (folder.Below "")
    spec.Run(folder.Below "results", Progress(out, isLive)) |> ignore
    out.ToString()

[<Fact>]
let ``In a pipe every stage is a line`` () =
    let said = told false
    Assert.StartsWith("tiny: 2 runs, 9 stages, 0 finished before\n  warm-up (none, seed 0)\n", said)
    Assert.Equal(10, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length)
    Assert.DoesNotContain("\r", said)

[<Fact>]
let ``On a terminal a line says how far its stage is`` () =
    let said = told true
    Assert.Contains("\r  warm-up (none, seed 0)   50 %, loss ", said)
    Assert.Matches(@"\r  warm-up \(none, seed 0\)   done +\n  hashing", said)

[<Fact>]
let ``How far all is, is told too`` () =
    let progress =
        StageProgress(Done = 1, Total = 4, Images = 8, Loss = 0.25, Experiment = ExperimentWork(1.0, 9.0))

    Assert.Equal("   25 %, loss 0.250, 10 % of all", Progress.Text progress)
