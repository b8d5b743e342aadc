module CgAT.FSharp.Tests.ProgressTests

open System
open System.IO
open Xunit
open CgAT.Core.Data
open CgAT.Core.Errors
open CgAT.Experiments.Execution.Events
open CgAT.Experiments.Planning
open CgAT.Experiments.Specs
open CgAT.FSharp

// A clock that stands still but when it is moved.
type private Clock() =
    inherit TimeProvider()
    let mutable now = 0L
    override _.GetTimestamp() = now

    member clock.Move(time: TimeSpan) =
        now <- now + int64 (time.TotalSeconds * float clock.TimestampFrequency)

let private told isLive =
    use folder = new TemporaryFolder()
    use out = new StringWriter(NewLine = "\n")
    let spec = TinySpec.on (folder.Below "")
    spec.Run(folder.Below "results", Progress(out, isLive, 120, Clock())) |> ignore
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
    Assert.Contains("\r  warm-up (none, seed 0)   epoch 1/1  loss ", said)
    Assert.Matches(@"\r  warm-up \(none, seed 0\)   done in [0-9.]+ s  loss [0-9.]+ *\n  hashing", said)

let private readOf isLive (tell: IExperimentObserver -> Clock -> unit) =
    use out = new StringWriter(NewLine = "\n")
    let clock = Clock()
    tell (Progress(out, isLive, 60, clock)) clock
    out.ToString()

let private reads (progress: IExperimentObserver) (clock: Clock) =
    progress.Reading(null, DataProgress(DataProgress.Decoding, 0, 900))

    for read in 100..100..300 do
        clock.Move(TimeSpan.FromSeconds 2.5)
        progress.Reading(null, DataProgress(DataProgress.Decoding, read, 900))

[<Fact>]
let ``In a pipe the reading of images that takes long is told of now and then`` () =
    Assert.Equal(
        "  decoding images: 100/900  20 s left  40 images/s\n  decoding images: 300/900  15 s left  40 images/s\n",
        readOf false reads
    )

[<Fact>]
let ``Of images that are read at once nothing is said`` () =
    let readsAtOnce (progress: IExperimentObserver) (_: Clock) =
        progress.Reading(null, DataProgress(DataProgress.Hashing, 0, 900))
        progress.Reading(null, DataProgress(DataProgress.Hashing, 900, 900))

    Assert.Equal("", readOf false readsAtOnce)
    Assert.Equal("", readOf true readsAtOnce)

[<Fact>]
let ``On a terminal the reading of images is written over, and the stage goes on in a line of its own`` () =
    let said =
        readOf true (fun progress clock ->
            reads progress clock
            progress.Progressed(Unchecked.defaultof<_>, StageProgress(Done = 1, Total = 4, Images = 80)))

    Assert.StartsWith("  \r  decoding images: 100/900", said)
    Assert.Contains("\r  decoding images: 300/900  15 s left  40 images/s", said)
    Assert.EndsWith("\n\r   1/4  22 s left  11 images/s", said)

[<Fact>]
let ``A warning between two readings is said once, in lines of its own`` () =
    let warning =
        Diagnostic(Code = "CGAT0227", Message = "another one has it", Remedy = "wait", IsWarning = true)

    let said =
        readOf true (fun progress clock ->
            reads progress clock
            progress.Warned warning
            reads progress clock)

    Assert.Equal(2, said.Split("CGAT0227: another one has it").Length)
    Assert.Contains("images/s\n  warning CGAT0227: another one has it\n  wait\n  \r  decoding images: 100/900", said)

[<Fact>]
let ``Two workers that read at once have each their own pace`` () =
    let run id =
        RunPlan(RunId = id, Defense = NoDefenseSpec(), Seed = 0L, Points = [||], Axes = [||], Stages = [||])

    let said =
        readOf false (fun progress clock ->
            let first, second = run "9c41", run "8de6"
            progress.Reading(first, DataProgress(DataProgress.Hashing, 0, 100))
            progress.Reading(second, DataProgress(DataProgress.Hashing, 0, 500))
            clock.Move(TimeSpan.FromSeconds 5.0)
            progress.Reading(first, DataProgress(DataProgress.Hashing, 50, 100))
            progress.Reading(second, DataProgress(DataProgress.Hashing, 50, 500)))

    Assert.Equal(
        "  hashing images: 50/100  5.0 s left  10 images/s  (run 9c41)\n"
        + "  hashing images: 50/500  45 s left  10 images/s  (run 8de6)\n",
        said
    )

[<Theory>]
[<InlineData(120, "epoch 1/4  loss 0.2500  30 s left  8 images/s  (about 2 min left in all)")>]
[<InlineData(70, "epoch 1/4  loss 0.2500  30 s left  (about 2 min left in all)")>]
[<InlineData(40, "epoch 1/4  (about 2 min left in all)")>]
let ``The end of a line says the epoch, the loss and the time that is left, as far as there is room`` width expected =
    use out = new StringWriter()
    let clock = Clock()
    let progress: IExperimentObserver = Progress(out, true, width, clock)
    clock.Move(TimeSpan.FromSeconds 10.0)

    let goesOn =
        StageProgress(
            Done = 1,
            Total = 4,
            Images = 80,
            Epoch = 1,
            Epochs = 4,
            Loss = 0.25,
            Experiment = ExperimentWork(1.0, 9.0)
        )

    progress.Progressed(Unchecked.defaultof<_>, goesOn)
    Assert.Equal($"\r   {expected}", out.ToString())
