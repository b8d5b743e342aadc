/// How numbers look on the terminal.
module CgAT.Cli.Format

open System
open System.Collections.Generic
open System.Globalization
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Stages
open CgAT.Experiments.Planning
open CgAT.Experiments.Specs
open CgAT.FSharp

/// 0.6394 as 63.9.
let percent (value: float) =
    (100.0 * value).ToString("0.0", CultureInfo.InvariantCulture)

/// 0.164 as +16.4.
let points (value: float) =
    (100.0 * value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)

/// 0.0627 as 16/255, where it is a whole number of grey levels.
let epsilon (value: float) =
    let levels = value * 255.0

    if abs (levels - round levels) < 1e-6 then
        (round levels).ToString("0", CultureInfo.InvariantCulture) + "/255"
    else
        value.ToString("0.####", CultureInfo.InvariantCulture)

/// 1420.3 as 1,420.
let count (value: float) = Wording.count value

/// 3.14159 as 3.1.
let decimal (value: float) =
    value.ToString("0.0", CultureInfo.InvariantCulture)

/// A loss in few digits.
let loss (value: float) = Wording.loss value

/// A time as people say it: 9.4 s, 12 s, 3 min 05 s, 1 h 02 min.
let duration (time: TimeSpan) = Wording.duration time

/// One thing, two things.
let plural (number: int) (noun: string) =
    if number = 1 then
        $"1 {noun}"
    else
        $"{count (float number)} {noun}s"

/// A time left as a guess is told: about 40 s, about 12 min, about 1 h 10 min.
let about (time: TimeSpan) = Wording.about time

/// A time that was estimated, however short: under 1 s, about 4 s, about 12 min.
let estimate (time: TimeSpan) =
    if time.TotalSeconds < 1.0 then
        "under 1 s"
    elif time.TotalSeconds < 9.5 then
        $"about {Math.Round time.TotalSeconds} s"
    else
        about time

/// What an experiment holds: 2 runs, 8 stages, 3 finished before.
let plan (plan: ExperimentPlan) (cached: int) =
    let runs = plural plan.Runs.Count "run"
    let stages = plural plan.Stages.Count "stage"
    $"{runs}, {stages}, {cached} finished before"

/// A setting in which two specs differ: attack.center.iterations 100 -> 200.
let difference (each: SpecDifference) =
    let side (value: string | null) =
        match value with
        | null -> "not there"
        | text -> text

    $"{each.Path} {side each.Before} -> {side each.After}"

/// Where a run stands on the axes of a sweep, as "bits 16" and "lambda 0.5"; nothing where it stands nowhere.
let places (axes: AxisValue seq) =
    [
        for place in axes do
            if not (isNull place.Value) then
                $"{place.Axis} {place.Text}"
    ]

// Where the runs that share a stage stand together: what tells one hashing from another, but not one defence.
let private placesOfStages (plan: ExperimentPlan) =
    let together = Dictionary<string, string list>()

    for run in plan.Runs do
        let own = places run.Axes

        for stage in run.Stages do
            let key = stage.Identity.Key

            together[key] <-
                match together.TryGetValue key with
                | true, others -> others |> List.filter (fun place -> List.contains place own)
                | _ -> own

    together

/// A stage and whose it is: all defences of a seed share training, and each has its own codes, attacks and measures.
let stage (plan: ExperimentPlan) : IStage -> RunPlan -> string =
    let places = placesOfStages plan

    fun stage run ->
        let whose =
            [
                match stage with
                | :? WarmUpStage
                | :? IModelStage -> ()
                | _ -> run.Defense.Label
                yield! places[stage.Identity.Key]
                if plan.Spec.Seeds.Count > 1 then
                    $"seed {run.Seed}"
            ]

        match whose with
        | [] -> stage.Title
        | _ -> $"""{stage.Title} ({String.concat ", " whose})"""

/// A run and whose it is: run 9c41d07be2a85f36 (cgat, bits 16, seed 0).
let run (run: RunPlan) =
    let whose = run.Defense.Label :: places run.Axes @ [ $"seed {run.Seed}" ]
    $"""run {run.RunId} ({String.concat ", " whose})"""

/// A run that failed, in one line.
let failed (plan: RunPlan) (failure: RunFailure) =
    let first = failure.Diagnostics[0]
    $"{run plan} failed: {first.Code}: {first.Message}"
