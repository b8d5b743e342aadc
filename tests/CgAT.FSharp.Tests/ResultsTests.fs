module CgAT.FSharp.Tests.ResultsTests

open System
open Xunit
open CgAT.Core.Numerics
open CgAT.Experiments.Execution
open CgAT.Experiments.Planning
open CgAT.Experiments.Results
open CgAT.FSharp

let private contract =
    NumericsContract(Device = "cpu", Threads = 2, Libtorch = "2", TorchSharp = "0", CpuCapability = "none")

let private row (run: RunPlan) metric (attack: string | null) (value: float) =
    let empty = not (Double.IsFinite value)

    MetricRow(
        RunId = run.RunId,
        Defense = run.Defense.Label,
        Hashing = "dpsh",
        Bits = 32,
        Seed = run.Seed,
        Attack = attack,
        Metric = metric,
        K = (if metric = "map" then Nullable() else Nullable 1000),
        Value = (if empty then Nullable() else Nullable value),
        IntervalLow = (if empty then Nullable() else Nullable(value - 0.01)),
        IntervalHigh = (if empty then Nullable() else Nullable(value + 0.01)),
        N = 1000,
        Reason = (if empty then "no queries" else null)
    )

let private outcomeOf (spec: Spec) (values: (float * float) list) =
    let plan = Planner.Plan(spec.Read().Require(), contract)

    let runs =
        (List.ofSeq plan.Runs, values)
        ||> List.map2 (fun run (clean, attacked) ->
            RunOutcome(
                run,
                [|
                    row run "map_at_k" null clean
                    row run "map" null 0.5
                    row run "map_at_k" "center" attacked
                |]
            ))

    ExperimentOutcome(
        Plan = plan,
        Runs = List.toArray runs,
        StagesComputed = 9,
        TablesWritten = 10,
        ResultsFolder = "results"
    )

let private outcome = outcomeOf (Spec.load Repository.spec)

[<Fact>]
let ``Metrics are rows without nulls`` () =
    let outcome = outcome [ 0.8, 0.3; 0.79, 0.6 ]
    let metrics = Results.metrics outcome

    Assert.Equal(6, metrics.Length)

    Assert.Equal<Metric>(
        {
            RunId = outcome.Runs[1].Run.RunId
            Defense = "cgat"
            Hashing = "dpsh"
            Bits = 32
            Seed = 0L
            Attack = Some "center"
            Metric = "map_at_k"
            K = Some 1000
            Value = Some 0.6
            Interval = Some(0.6 - 0.01, 0.6 + 0.01)
            Run = outcome.Runs[1].Run
        },
        metrics[5]
    )

    Assert.Equal((None, None), (metrics[1].Attack, metrics[1].K))

[<Fact>]
let ``A metric without queries has no value and no interval`` () =
    let empty = (Results.metrics (outcome [ nan, 0.3; 0.79, 0.6 ])).Head
    Assert.Equal((None, None), (empty.Value, empty.Interval))

[<Fact>]
let ``The table has a line a run, clean and attacked, in percent`` () =
    Assert.Equal<string list>(
        [
            "defence   seed   clean                center"
            "none      0      80.0  [79.0, 81.0]   30.0  [29.0, 31.0]"
            "cgat      0      79.0  [78.0, 80.0]   -"
        ],
        Results.table (outcome [ 0.8, 0.3; 0.79, nan ])
    )

[<Fact>]
let ``The table shows where a run stands in a sweep`` () =
    let spec =
        Spec.load Repository.spec |> Spec.sweep (Sweep.over Defense.lambda [ 0.5; 2.0 ])

    Assert.Equal<string list>(
        [
            "lambda   defence   seed   clean                center"
            "-        none      0      80.0  [79.0, 81.0]   30.0  [29.0, 31.0]"
            "0.5      cgat      0      79.0  [78.0, 80.0]   60.0  [59.0, 61.0]"
            "2        cgat      0      78.0  [77.0, 79.0]   65.0  [64.0, 66.0]"
        ],
        Results.table (outcomeOf spec [ 0.8, 0.3; 0.79, 0.6; 0.78, 0.65 ])
    )

[<Fact>]
let ``A row knows the settings that it was computed with, and only those`` () =
    let spec =
        Spec.load Repository.spec |> Spec.sweep (Sweep.over Defense.lambda [ 0.5; 2.0 ])

    let rows = Results.maps (outcomeOf spec [ 0.8, 0.3; 0.79, 0.6; 0.78, 0.65 ])

    Assert.Equal<(float option * int option * int option) list>(
        [
            None, Some 32, None
            None, Some 32, Some 100
            Some 0.5, Some 32, None
            Some 0.5, Some 32, Some 100
            Some 2.0, Some 32, None
            Some 2.0, Some 32, Some 100
        ],
        [
            for row in rows ->
                Results.at Defense.lambda row, Results.at Hashing.bits row, Results.at Attack.iterations row
        ]
    )
