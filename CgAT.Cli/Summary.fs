/// The table at the end of a run.
module CgAT.Cli.Summary

open System.IO
open System.Linq
open Spectre.Console
open CgAT.Experiments.Execution
open CgAT.Experiments.Results

let private headline (run: RunOutcome) (attack: string | null) =
    run.Metrics.Single(fun row -> row.Metric = "map_at_k" && row.Attack = attack)

let private interval (row: MetricRow) =
    $"[{Format.percent row.IntervalLow.Value}, {Format.percent row.IntervalHigh.Value}]"

let private cell (row: MetricRow) =
    Markup.Escape $"{Format.percent row.Value.Value}  {interval row}"

/// What the attack takes off, and what the defence gives and costs against the first run of the same seed.
let private verdict (baseline: RunOutcome) (run: RunOutcome) (attack: string) =
    let value (run: RunOutcome) (attack: string | null) = (headline run attack).Value.Value
    let lost = value run attack - value run null

    if obj.ReferenceEquals(baseline, run) then
        $"{Format.points lost} by the attack"
    else
        let gain = value run attack - value baseline attack
        let cost = value run null - value baseline null
        $"{Format.points gain} attacked, {Format.points cost} clean"

let private table (outcome: ExperimentOutcome) =
    let first = outcome.Runs[0]
    let attacks = outcome.Plan.Spec.Attacks |> Seq.map _.Label |> List.ofSeq
    let seeds = outcome.Plan.Spec.Seeds.Count > 1
    let table = Table().Border(TableBorder.Simple).AddColumn("defence")

    if seeds then
        table.AddColumn "seed" |> ignore

    table.AddColumn "clean" |> ignore

    for attack in attacks do
        let epsilon = (headline first attack).Epsilon.Value
        table.AddColumn $"{attack} {Format.epsilon epsilon}" |> ignore

    table.AddColumn $"against {first.Run.Defense.Label}, points" |> ignore

    for run in outcome.Runs do
        let baseline = outcome.Runs.First(fun other -> other.Run.Seed = run.Run.Seed)

        table.AddRow(
            [|
                Markup.Escape run.Run.Defense.Label
                if seeds then
                    string run.Run.Seed
                cell (headline run null)
                for attack in attacks do
                    cell (headline run attack)
                verdict baseline run (List.last attacks)
            |]
        )
        |> ignore

    table

/// How far ties could move a value: stated, because codes are short and ties are many.
let private ties (outcome: ExperimentOutcome) =
    let rows =
        outcome.Runs.SelectMany(fun run -> run.Metrics.Where(fun row -> row.Metric = "map_at_k"))

    rows.Max(fun row -> row.TieBest.Value - row.TieWorst.Value)

/// Prints the table and where the files are.
let print (console: IAnsiConsole) (outcome: ExperimentOutcome) =
    console.Write(table outcome)
    let row = headline outcome.Runs[0] null

    let k = Format.count (float outcome.Plan.Spec.Evaluation.K)
    let queries = Format.count (float row.N)
    let moved = Format.percent (ties outcome)

    console.WriteLine(
        $"MAP@{k} in percent with 95 percent intervals over {queries} queries; expected over ties, "
        + $"whose order could move a value by {moved} points"
    )

    let tables =
        Path.Combine(outcome.ResultsFolder, "{runs,training,metrics,queries,timings}", "*.parquet")

    console.WriteLine $"tables   {tables}"
    let ids = outcome.Runs.Select _.Run.RunId |> String.concat " "
    console.WriteLine $"runs     {ids}     spec {outcome.Plan.SpecId[..11]}"
