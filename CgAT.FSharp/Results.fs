namespace CgAT.FSharp

open System.Globalization
open CgAT.Experiments.Execution
open CgAT.Experiments.Results

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
    }

/// Reads what a run came to.
[<RequireQualifiedAccess>]
module Results =
    let private ofRow (row: MetricRow) =
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
        }

    /// The metrics of all runs of an outcome.
    let metrics (outcome: ExperimentOutcome) : Metric list =
        [
            for run in outcome.Runs do
                for row in run.Metrics -> ofRow row
        ]

    /// MAP@k in percent as lines: a run a line, clean first, then under each attack.
    let table (outcome: ExperimentOutcome) : string list =
        let percent (value: float option) =
            match value with
            | Some value -> (100.0 * value).ToString("0.0", CultureInfo.InvariantCulture)
            | None -> "-"

        let headline = metrics outcome |> List.filter (fun row -> row.Metric = "map_at_k")
        let columns = headline |> List.map _.Attack |> List.distinct

        let line (cells: string list) =
            cells
            |> List.map (fun cell -> cell.PadRight 12)
            |> String.concat ""
            |> _.TrimEnd()

        line ("defence" :: "seed" :: (columns |> List.map (Option.defaultValue "clean")))
        :: [
            for _, rows in headline |> List.groupBy _.RunId do
                let first = List.head rows

                line (
                    first.Defense
                    :: string first.Seed
                    :: (rows |> List.map (fun row -> percent row.Value))
                )
        ]
