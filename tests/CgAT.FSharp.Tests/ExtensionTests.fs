module CgAT.FSharp.Tests.ExtensionTests

open System.IO
open TorchSharp
open Xunit
open CgAT.Core.Attacks.Losses
open CgAT.Core.Attacks.Objectives
open CgAT.Core.Defenses
open CgAT.Core.Errors
open CgAT.Core.Hashing
open CgAT.Core.Networks
open CgAT.Experiments.Results
open CgAT.Experiments.Specs
open CgAT.Experiments.Specs.Attacks
open CgAT.Experiments.Specs.Extensions
open CgAT.FSharp

/// Away from the query's own code, in the shape of the core's interface.
let private away (batch: AttackedBatch) : IAttackLoss =
    use relaxed = batch.Relaxed()
    GuidedLoss(relaxed.sign (), targeted = false)

let private pairs (start: HashingLossStart) =
    { new IHashingLoss with
        member _.Compute(relaxed, _, _) =
            let weight = Seq.head start.Parameters
            HashingLossTerms((relaxed * relaxed).mean() * weight, torch.zeros [||])
    }

let private twice (_: DefenseStart) =
    { new IDefense with
        member _.Begin batch =
            { new IDefenseStep with
                member _.Attack = GuidedLoss(batch.Clean, targeted = false)

                member _.Terms outputs =
                    DefenseTerms(Adversarial = (outputs.Attacked - outputs.Clean).abs().mean() * batch.Point.Lambda)
            }
    }

type private Pooled(start: BackboneStart) as this =
    inherit Backbone("pooled")
    let fc = Dense.Default(3 * 4 * 4, 16, start.Generator)
    do this.RegisterComponents()
    override _.Features = 16
    override _.DropoutLayers = 0

    override _.forward(images: torch.Tensor, _: DropoutMasks) =
        use scope = torch.NewDisposeScope()
        let pooled = torch.nn.functional.avg_pool2d(images, 8L).flatten 1L
        fc.forward(pooled).relu().MoveToOuterDisposeScope()

let private fast (attack: CustomAttackSpec) =
    attack |> Setting.put Attack.iterations 2

let private mistakes spec =
    match Spec.check spec with
    | Ok _ -> failwith "nothing is wrong"
    | Error found -> [ for each in found -> each.Code, each.Message ]

[<Fact>]
let ``Attack, loss, defence and network of a script run together, and their rows stand in the tables`` () =
    use folder = new TemporaryFolder()
    let tiny = TinySpec.on (folder.Below "")
    let parameter = Setting.Of(fun (hashing: CustomHashingSpec) -> hashing.Parameters)

    let own =
        Extend.Defense("twice", twice)
        |> Setting.put Defense.epochs 1
        |> Setting.put Defense.iterations 1

    let hashing = Extend.Hashing("pairs", pairs)

    tiny
    |> Spec.backbone (Extend.Backbone("pooled", fun start -> new Pooled(start)))
    |> Spec.hashing (hashing.Invoke tiny.Spec.Hashing)
    |> Spec.set parameter [| 0.5 |]
    |> Spec.defenses [ Defense.none; own ]
    |> Spec.attacks [ Extend.Attack("away", away) |> fast ]
    |> Run.quietly (folder.Below "results")
    |> ignore

    let runs = TableReader.ReadAll<RunRow>(folder.Below "results")

    Assert.Equal<(string * string * string) list>(
        [ "none", "pairs", "pooled"; "twice", "pairs", "pooled" ],
        [
            for run in runs |> Seq.sortBy _.Defense -> run.Defense, run.Hashing, run.Backbone
        ]
    )

    let attacked =
        TableReader.ReadAll<MetricRow>(folder.Below "results")
        |> Seq.filter (fun row -> row.Attack = "away" && row.Metric = "map_at_k")

    Assert.All(attacked, (fun row -> Assert.True row.Value.HasValue))
    Assert.Equal(2, Seq.length attacked)

[<Fact>]
let ``A spec with code of a script prints as TOML that reads back as the same`` () =
    let spec =
        Spec.load Repository.spec
        |> Spec.attacks [ Extend.Attack("away", away) |> Setting.put Attack.name "far" ]

    match Spec.toToml spec |> Spec.ofToml spec.Folder with
    | Ok again -> Assert.Equal(Spec.id spec, Spec.id again)
    | Error found -> failwith $"{found}"

[<Fact>]
let ``Another line of the source, another number or another name is another id`` () =
    use folder = new TemporaryFolder()
    let source = folder.Write "own.fsx" "one line\n"
    let attack name = Extend.Attack(name, away, source)
    let numbers = Setting.Of(fun (attack: CustomAttackSpec) -> attack.Parameters)

    let id (attack: AttackSpec) =
        Spec.load Repository.spec |> Spec.attacks [ attack ] |> Spec.id

    let first = id (attack "away")
    Assert.Equal(first, id (attack "away"))

    folder.Write "own.fsx" "another line\n" |> ignore
    let changed = attack "away"

    let ids =
        [
            first
            id changed
            id (attack "farther")
            id (changed |> Setting.put numbers [| 1.0 |])
        ]

    Assert.Equal(4, ids |> List.distinct |> List.length)

[<Fact>]
let ``What no script has registered is told, with the name that was meant`` () =
    let own = Extend.Attack("away", away)

    let spec =
        Spec.load Repository.spec
        |> Spec.attacks
            [
                own
                |> Setting.put (Setting.Of(fun (each: CustomAttackSpec) -> each.Extension)) "awy"
            ]

    let found = mistakes spec |> List.exactlyOne

    Assert.Equal(
        (ErrorCodes.ExtensionMissing, "attack[0].extension is \"awy\", which no script has registered here"),
        found
    )

[<Fact>]
let ``A source that is another than the spec states is told, with its digest`` () =
    let own = Extend.Attack("away", away)
    let source = Setting.Of(fun (each: CustomAttackSpec) -> each.Source)
    let other = "sha256:" + String.replicate 64 "0"

    let found =
        Spec.load Repository.spec
        |> Spec.attacks [ own |> Setting.put source other ]
        |> Spec.check

    match found with
    | Error [ found ] ->
        Assert.Equal(ErrorCodes.ExtensionChanged, found.Code)
        Assert.StartsWith($"write \"{own.Source}\"", found.Remedy)
    | found -> failwith $"{found}"

[<Fact>]
let ``Code without a file that can be read is refused`` () =
    let thrown =
        Assert.Throws<UserErrorException>(fun () -> Extend.Attack("away", away, "stdin") |> ignore)

    Assert.Equal(ErrorCodes.ExtensionSource, (List.exactlyOne (List.ofSeq thrown.Diagnostics)).Code)

let private weighted (weight: float) (batch: AttackedBatch) : IAttackLoss =
    use relaxed = batch.Relaxed()
    CodeLoss(relaxed.sign (), (fun codes guides -> (codes * guides).mean([| 1L |]) * weight))

let private refused (action: unit -> unit) =
    let thrown = Assert.Throws<UserErrorException> action
    (List.exactlyOne (List.ofSeq thrown.Diagnostics)).Code

[<Fact>]
let ``One name for one code with two captured values is refused`` () =
    let register weight =
        Extend.Attack("weighted", weighted weight) |> ignore

    register 0.1
    register 0.1
    Assert.Equal(ErrorCodes.ExtensionTwice, refused (fun () -> register 1.0))

[<Fact>]
let ``One name for two codes of one file is refused, and of a file that has changed it is the newer one`` () =
    use folder = new TemporaryFolder()
    let source = folder.Write "own.fsx" "one line\n"
    Extend.Attack("two codes", away, source) |> ignore

    let other () =
        Extend.Attack("two codes", weighted 1.0, source)

    Assert.Equal(ErrorCodes.ExtensionTwice, refused (other >> ignore))
    folder.Write "own.fsx" "another line\n" |> ignore
    let changed = other ()

    Assert.True(
        Spec.load Repository.spec
        |> Spec.attacks [ changed ]
        |> Spec.check
        |> Result.isOk
    )

let private failures (results: string) (spec: Spec) =
    match spec |> Run.tryExperiment results with
    | Ok _ -> failwith "nothing failed"
    | Error found ->
        [
            for each in found -> each.Code, string (Path.GetFileName each.File), each.Message
        ]

let private ownFile = "ExtensionTests.fs"

[<Fact>]
let ``A defence that throws ends its own runs, and the others come to results`` () =
    use folder = new TemporaryFolder()
    let results = folder.Below "results"

    let broken =
        Extend.Defense("broken", (fun _ -> failwith<IDefense> "no such teacher"))
        |> Setting.put Defense.epochs 1

    let found =
        TinySpec.on (folder.Below "")
        |> Spec.defenses [ broken; Defense.none ]
        |> failures results

    Assert.Equal<(string * string * string) list>(
        [
            ErrorCodes.ExtensionFailed, ownFile, "the code of 'broken' failed: System.Exception: no such teacher"
        ],
        found
    )

    Assert.Equal<(string * string) list>(
        [ "broken", "failed"; "none", "ok" ],
        [
            for run in TableReader.ReadAll<RunRow> results |> Seq.sortBy _.Defense -> run.Defense, run.Status
        ]
    )

let private formula (perImage: torch.Tensor -> torch.Tensor) (batch: AttackedBatch) : IAttackLoss =
    CodeLoss(batch.Relaxed().sign(), (fun codes _ -> perImage codes))

[<Fact>]
let ``An attack whose loss is null, of another shape or of no code is told with its name and file`` () =
    use folder = new TemporaryFolder()
    let results = folder.Below "results"
    let tiny = TinySpec.on (folder.Below "") |> Spec.defenses [ Defense.none ]

    let said (attack: CustomAttackSpec) =
        let _, _, message =
            tiny |> Spec.attacks [ attack ] |> failures results |> List.exactlyOne

        message

    Assert.Equal(
        "the code of 'nothing' failed: the loss of a batch is null",
        said (Extend.Attack("nothing", (fun _ -> Unchecked.defaultof<IAttackLoss>)))
    )

    // As many images as a shard has.
    Assert.Matches(
        "^the code of 'all bits' failed: the loss has the shape \\[(\\d), 8], not \\[\\1], for codes \\[\\1, 8]$",
        said (Extend.Attack("all bits", formula (fun codes -> codes * 2.0)))
    )

    Assert.Equal(
        "the code of 'constant' failed: the loss does not depend on the codes that it is given",
        said (Extend.Attack("constant", formula (fun codes -> torch.zeros codes.shape[0])))
    )

let private hashing (compute: torch.Tensor -> torch.Tensor) (_: HashingLossStart) =
    { new IHashingLoss with
        member _.Compute(relaxed, _, _) =
            HashingLossTerms(compute relaxed, torch.zeros [||])
    }

[<Fact>]
let ``A hashing loss that is no scalar or does not depend on codes is told with its name and file`` () =
    use folder = new TemporaryFolder()
    let tiny = TinySpec.on (folder.Below "") |> Spec.defenses [ Defense.none ]

    let said (make: System.Func<HashingSpec, CustomHashingSpec>) =
        let _, file, message =
            tiny
            |> Spec.hashing (make.Invoke tiny.Spec.Hashing)
            |> failures (folder.Below "results")
            |> List.exactlyOne

        Assert.Equal(ownFile, file)
        message

    Assert.Equal(
        "the code of 'matrix' failed: the term of similarity has the shape [32, 8], and is no scalar",
        said (Extend.Hashing("matrix", hashing (fun relaxed -> relaxed * 2.0)))
    )

    Assert.Equal(
        "the code of 'blind' failed: the loss does not depend on the codes that it is given",
        said (Extend.Hashing("blind", hashing (fun _ -> torch.ones [||])))
    )

type private Broken(start: BackboneStart, shape: torch.Tensor -> torch.Tensor) as this =
    inherit Backbone("broken")
    let fc = Dense.Default(3 * 4 * 4, 16, start.Generator)
    let unused = Dense.Default(4, 4, start.Generator)
    do this.RegisterComponents()
    // Else it would be no field, and so no part of the network.
    member _.Unused = unused
    override _.Features = 16
    override _.DropoutLayers = 0

    override _.forward(images: torch.Tensor, _: DropoutMasks) =
        use scope = torch.NewDisposeScope()
        let pooled = torch.nn.functional.avg_pool2d(images, 8L).flatten 1L
        (fc.forward pooled |> shape).MoveToOuterDisposeScope()

[<Fact>]
let ``A network of another shape, or with weights that nothing depends on, is told with its name and file`` () =
    use folder = new TemporaryFolder()
    let tiny = TinySpec.on (folder.Below "") |> Spec.defenses [ Defense.none ]

    let said (backbone: CustomBackboneSpec) =
        let _, file, message =
            tiny
            |> Spec.backbone backbone
            |> failures (folder.Below "results")
            |> List.exactlyOne

        Assert.Equal(ownFile, file)
        message

    // As many images as a shard has.
    Assert.Matches(
        "^the code of 'narrow' failed: .*features have the shape \\[(\\d+), 8], not \\[\\1, 16]$",
        said (Extend.Backbone("narrow", (fun start -> new Broken(start, (fun features -> features.narrow (1, 0, 8))))))
    )

    Assert.Equal(
        "the code of 'idle' failed: what is differentiated does not depend on every input",
        said (Extend.Backbone("idle", (fun start -> new Broken(start, id))))
    )
