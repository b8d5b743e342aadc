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

    let private percent (value: float) =
        (100.0 * value).ToString("0.0", CultureInfo.InvariantCulture)

    let private cell (row: Metric) =
        match row.Value, row.Interval with
        | Some value, Some(low, high) -> $"{percent value}  [{percent low}, {percent high}]"
        | Some value, None -> percent value
        | None, _ -> "-"

    // Lines whose cells stand below each other.
    let private aligned (lines: string list list) =
        let widths =
            lines
            |> List.transpose
            |> List.map (fun column -> column |> List.map _.Length |> List.max)

        [
            for line in lines ->
                List.map2 (fun (cell: string) width -> cell.PadRight(width + 3)) line widths
                |> String.concat ""
                |> _.TrimEnd()
        ]

    /// MAP@k in percent as lines, with 95 % intervals over the queries: a run a line, clean first, then under each
    /// attack; what is swept stands before.
    let table (outcome: ExperimentOutcome) : string list =
        let headline = maps outcome
        let columns = headline |> List.map _.Attack |> List.distinct

        let ofRun (rows: Metric list) =
            let first = List.head rows

            [
                for place in first.Run.Axes do
                    place.Text

                first.Defense
                string first.Seed

                for column in columns do
                    rows
                    |> List.tryFind (fun row -> row.Attack = column)
                    |> Option.map cell
                    |> Option.defaultValue ""
            ]

        aligned
            [
                [
                    yield! outcome.Plan.Expanded.Axes
                    "defence"
                    "seed"

                    for column in columns do
                        Option.defaultValue "clean" column
                ]

                for _, rows in headline |> List.groupBy _.RunId do
                    ofRun rows
            ]
