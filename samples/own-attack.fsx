// dotnet fsi samples/own-attack.fsx [SPEC [RESULTS]]        about 8 minutes on 2 cores
//
// An attack of one's own, beside the center attack: each query is driven to the nearest database item that shares no label
// with it, which takes the fewest flipped bits to be wrong. Bits that are flipped well beyond 0 count no more. The
// digest of this file is part of what the rows are known by: change a line, and they are other rows.
#load "cgat.fsx"

open System.IO
open TorchSharp
open CgAT.Core.Attacks.Losses
open CgAT.Core.Attacks.Objectives
open CgAT.FSharp

let argument index otherwise =
    fsi.CommandLineArgs |> Array.tryItem index |> Option.defaultValue otherwise

let below name =
    Path.Combine(__SOURCE_DIRECTORY__, "..", name)

let nearestRival (batch: AttackedBatch) : IAttackLoss =
    use scope = torch.NewDisposeScope()
    let agreement = batch.Relaxed().matmul(batch.DatabaseCodes.t ())
    let shared = batch.Labels.matmul (batch.DatabaseLabels.t ())
    let rivals = (agreement - shared.sign () * 1e6).argmax 1L
    let codes = batch.DatabaseCodes.index_select(0L, rivals).MoveToOuterDisposeScope()

    let hinge (relaxed: torch.Tensor) (rival: torch.Tensor) =
        (0.5 - relaxed * rival).relu().mean [| 1L |]

    CodeLoss(codes, hinge, targeted = true)

let outcome =
    let spec = Spec.load (argument 1 (below "specs/quickstart.toml"))
    let center = List.ofSeq spec.Spec.Attacks

    let own =
        Extend.Attack("nearest-rival", nearestRival)
        |> Setting.put Attack.epsilon (16.0 / 255.0)

    spec
    |> Spec.name "own-attack"
    |> Spec.attacks (center @ [ own ])
    |> Run.experiment (argument 2 (below "results"))

outcome |> Results.table |> List.iter (printfn "%s")
