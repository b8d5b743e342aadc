// dotnet fsi samples/own-attack.fsx [SPEC [RESULTS]]        about 6 minutes on 2 cores
//
// An attack of one's own beside the center attack: each query is driven to the nearest item of the database that shares no
// label with it. Bits that are flipped well beyond 0 count no more. The digest of this file is part of what its rows are
// known by: change a line, and they are other rows.
#load "cgat.fsx"

open TorchSharp
open CgAT.Core.Attacks.Losses
open CgAT.Core.Attacks.Objectives
open CgAT.FSharp

let nearestRival (batch: AttackedBatch) : IAttackLoss =
    use scope = torch.NewDisposeScope()
    let agreement = batch.Relaxed().matmul(batch.DatabaseCodes.t ())
    let shared = batch.Labels.matmul(batch.DatabaseLabels.t ()).sign()
    let rivals = (agreement - shared * 1e6).argmax 1L
    let codes = batch.DatabaseCodes.index_select(0L, rivals).MoveToOuterDisposeScope()

    let hinge (relaxed: torch.Tensor) (rival: torch.Tensor) =
        (0.5 - relaxed * rival).relu().mean [| 1L |]

    CodeLoss(codes, hinge, targeted = true)

let start =
    Script.argument 1 |> Option.map Spec.load |> Option.defaultWith Spec.quickstart

let own =
    Extend.Attack("nearest-rival", nearestRival)
    |> Setting.put Attack.epsilon (16.0 / 255.0)
    |> Setting.put Attack.iterations 20

start
|> Spec.name "own-attack"
|> Spec.attacks [ yield! start.Spec.Attacks; own ]
|> Run.experiment (Script.argument 2 |> Option.defaultValue "results")
|> Results.table
|> List.iter (printfn "%s")
