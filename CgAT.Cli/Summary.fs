/// The table at the end of a run.
module CgAT.Cli.Summary

open System.Collections.Generic
open System.IO
open System.Linq
open Spectre.Console
open CgAT.Experiments.Execution
open CgAT.Experiments.Planning
open CgAT.Experiments.Results
open CgAT.Experiments.Specs

let private headline (run: RunOutcome) (attack: string | null) =
    run.Metrics
    |> Seq.tryFind (fun row -> row.Metric = "map_at_k" && row.Attack = attack)

let private value (row: MetricRow) =
    Format.percent row.Value.Value
    + $"  [{Format.percent row.IntervalLow.Value}, {Format.percent row.IntervalHigh.Value}]"

/// The runs that others are compared with: those of the first defence, by their seed and the points that they are at.
let private baselines (outcome: ExperimentOutcome) =
    let found = Dictionary<int64, Dictionary<SweepPoint, RunOutcome>>()
    let first = outcome.Runs[0].Run.Defense.Label

    for run in outcome.Runs |> Seq.filter (fun run -> run.Run.Defense.Label = first) do
        if not (found.ContainsKey run.Run.Seed) then
            found.Add(run.Run.Seed, Dictionary<SweepPoint, RunOutcome>(HashIdentity.Reference))

        for point in run.Run.Points do
            found[run.Run.Seed].TryAdd(point, run) |> ignore

    fun (run: RunPlan) ->
        match found.TryGetValue run.Seed with
        | true, ofPoints ->
            run.Points
            |> Seq.tryPick (fun point ->
                match ofPoints.TryGetValue point with
                | true, first -> Some first
                | _ -> None)
        | _ -> None

let private gain (baseline: RunPlan -> RunOutcome option) (run: RunOutcome) (attack: string | null) =
    match baseline run.Run with
    | Some first when not (obj.ReferenceEquals(first, run)) ->
        Option.map2
            (fun (own: MetricRow) (other: MetricRow) -> Format.points (own.Value.Value - other.Value.Value))
            (headline run attack)
            (headline first attack)
        |> Option.defaultValue ""
    | _ -> ""

let private differ (values: 'value seq) = Seq.length (Seq.distinct values) > 1

let private hasSeeds (outcome: ExperimentOutcome) =
    outcome.Plan.Spec.Seeds.Count > 1 || differ (outcome.Runs |> Seq.map _.Run.Seed)

let private hasGains (outcome: ExperimentOutcome) =
    differ (outcome.Runs |> Seq.map _.Run.Defense.Label)

// Clean queries first, then each attack; how strong it is stands in the title unless that is swept.
let private columns (outcome: ExperimentOutcome) : (string * (string | null)) list =
    let title (label: string) =
        outcome.Runs
        |> Seq.choose (fun run -> headline run label)
        |> Seq.choose (fun row -> Option.ofNullable row.Epsilon)
        |> Seq.distinct
        |> List.ofSeq
        |> function
            | [ epsilon ] -> $"{label} {Format.epsilon epsilon}"
            | _ -> label

    ("clean", null)
    :: [ for attack in outcome.Plan.Spec.Attacks -> title attack.Label, attack.Label ]

let private right (title: string) =
    Spectre.Console.TableColumn(title).RightAligned()

let private table (outcome: ExperimentOutcome) =
    let table = Table().Border(TableBorder.Simple).AddColumn "defence"

    for axis in outcome.Plan.Expanded.Axes do
        table.AddColumn(right (Markup.Escape axis)) |> ignore

    if hasSeeds outcome then
        table.AddColumn(right "seed") |> ignore

    for title, _ in columns outcome do
        table.AddColumn(Markup.Escape title) |> ignore

        if hasGains outcome then
            table.AddColumn(right "gain") |> ignore

    let baseline = baselines outcome

    for run in outcome.Runs do
        table.AddRow
            [|
                Markup.Escape run.Run.Defense.Label
                for place in run.Run.Axes do
                    Markup.Escape place.Text
                if hasSeeds outcome then
                    string run.Run.Seed
                for _, attack in columns outcome do
                    headline run attack
                    |> Option.map value
                    |> Option.defaultValue ""
                    |> Markup.Escape

                    if hasGains outcome then
                        gain baseline run attack
            |]
        |> ignore

    table

// Without the blanks that fill lines up, and without the empty lines around a table.
let private lines width (table: Table) =
    let writer = new StringWriter()

    let console =
        AnsiConsole.Create(AnsiConsoleSettings(Ansi = AnsiSupport.No, Out = AnsiConsoleOutput writer))

    console.Profile.Width <- width
    console.Write table

    string writer
    |> _.Split('\n')
    |> Seq.map _.TrimEnd()
    |> Seq.filter (fun line -> line.Length > 0)

/// How far ties could move a value: stated, because codes are short and ties are many.
let private ties (outcome: ExperimentOutcome) =
    let rows =
        outcome.Runs.SelectMany(fun run -> run.Metrics.Where(fun row -> row.Metric = "map_at_k"))

    rows.Max(fun row -> row.TieBest.Value - row.TieWorst.Value)

let private legend (outcome: ExperimentOutcome) =
    let k = Format.count (float outcome.Plan.Spec.Evaluation.K)
    let queries = Format.count (float (Option.get (headline outcome.Runs[0] null)).N)

    let gain =
        if hasGains outcome then
            $"; gain over '{outcome.Runs[0].Run.Defense.Label}', points"
        else
            ""

    [
        $"MAP@{k}, percent, 95 %% intervals over {queries} queries{gain}"
        $"expected over all orders of tied items, which move a value by up to {Format.percent (ties outcome)} points"
    ]

/// Prints the table, what it shows and where the files are.
let print (console: IAnsiConsole) (outcome: ExperimentOutcome) =
    let tables =
        Path.Combine(outcome.ResultsFolder, "{runs,training,metrics,queries,timings}", "*.parquet")

    let ids = outcome.Runs.Select _.Run.RunId |> String.concat " "

    [
        yield! lines console.Profile.Width (table outcome)
        ""
        yield! legend outcome
        $"tables   {tables}"
        $"runs     {ids}     spec {outcome.Plan.SpecId[..11]}"
    ]
    |> List.iter console.Profile.Out.Writer.WriteLine
