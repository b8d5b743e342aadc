namespace CgAT.FSharp

open System.Globalization
open CgAT.Experiments.Execution
open CgAT.Experiments.Planning
open CgAT.Experiments.Results
open CgAT.Experiments.Scripting

/// A value of the table 'metrics', without nulls.
type Metric =
    {
        RunId: string
        Defense: string
        Hashing: string
        Bits: int
        Seed: int64
        Attack: string option
        Metric: string
        K: int option
        Value: float option
        Interval: (float * float) option
        /// What was computed; Results.at reads its settings.
        Run: RunPlan
    }

/// Reads what a run came to.
[<RequireQualifiedAccess>]
module Results =
    let private ofRow run (row: MetricRow) =
        {
            RunId = row.RunId
            Defense = row.Defense
            Hashing = row.Hashing
            Bits = row.Bits
            Seed = row.Seed
            Attack = Option.ofObj row.Attack
            Metric = row.Metric
            K = Option.ofNullable row.K
            Value = Option.ofNullable row.Value
            Interval =
                Option.map2
                    (fun low high -> low, high)
                    (Option.ofNullable row.IntervalLow)
                    (Option.ofNullable row.IntervalHigh)
            Run = run
        }

    /// The metrics of all runs of an outcome.
    let metrics (outcome: ExperimentOutcome) : Metric list =
        [
            for run in outcome.Runs do
                for row in run.Metrics -> ofRow run.Run row
        ]

    /// The headline alone: MAP@k, clean and under each attack.
    let maps (outcome: ExperimentOutcome) : Metric list =
        metrics outcome |> List.filter (fun row -> row.Metric = "map_at_k")

    /// The value of a setting that a row was computed with: of its attack or its defence, or of the rest of its spec.
    let at (setting: Setting<'value>) (row: Metric) : 'value option =
        match SettingReading.Of(setting, row.Run, Option.toObj row.Attack) with
        | :? 'value as value -> Some value
        | _ -> None

    /// What queries retrieved, as a PNG with a row for each: the query, then the nearest items, framed green where they
    /// share a label with it and red where they don't; under the attack of the row, or clean.
    let picture (spec: Spec) (outcome: ExperimentOutcome) (row: Metric) (queries: int list) (count: int) : byte[] =
        RetrievalPicture.Png(spec, outcome, row.Run, Option.toObj row.Attack, List.toArray queries, count)

    /// MAP@k in percent as lines: a run a line, clean first, then under each attack; what is swept stands before.
    let table (outcome: ExperimentOutcome) : string list =
        let percent (value: float option) =
            match value with
            | Some value -> (100.0 * value).ToString("0.0", CultureInfo.InvariantCulture)
            | None -> "-"

        let headline = maps outcome
        let columns = headline |> List.map _.Attack |> List.distinct
        let axes = List.ofSeq outcome.Plan.Expanded.Axes

        let line (cells: string list) =
            cells
            |> List.map (fun cell -> cell.PadRight(max 12 (cell.Length + 2)))
            |> String.concat ""
            |> _.TrimEnd()

        line (
            axes
            @ "defence" :: "seed" :: (columns |> List.map (Option.defaultValue "clean"))
        )
        :: [
            for _, rows in headline |> List.groupBy _.RunId do
                let first = List.head rows

                line (
                    [ for place in first.Run.Axes -> place.Text ]
                    @ first.Defense
                      :: string first.Seed
                      :: (rows |> List.map (fun row -> percent row.Value))
                )
        ]
