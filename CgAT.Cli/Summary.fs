/// The table at the end of a run.
module CgAT.Cli.Summary

open System.IO
open System.Linq
open Spectre.Console
open CgAT.Experiments.Execution
open CgAT.Experiments.Results

let private headline (run: RunOutcome) (attack: string | null) =
    run.Metrics.Single(fun row -> row.Metric = "map_at_k" && row.Attack = attack)

let private value (row: MetricRow) =
    Format.percent row.Value.Value
    + $"  [{Format.percent row.IntervalLow.Value}, {Format.percent row.IntervalHigh.Value}]"

/// The runs that have something to show.
let private finished (outcome: ExperimentOutcome) =
    outcome.Runs.Where(fun run -> isNull run.Failure)

/// The run that the others of its seed are compared with: that of the spec's first defence, unless it failed.
let private baseline (outcome: ExperimentOutcome) (run: RunOutcome) =
    (finished outcome)
        .FirstOrDefault(fun other ->
            other.Run.Seed = run.Run.Seed
            && other.Run.Defense.Label = outcome.Plan.Spec.Defenses[0].Label)
    |> Option.ofObj

let private gain (outcome: ExperimentOutcome) (run: RunOutcome) (attack: string | null) =
    match baseline outcome run with
    | Some first when not (obj.ReferenceEquals(first, run)) ->
        Format.points ((headline run attack).Value.Value - (headline first attack).Value.Value)
    | _ -> ""

let private hasSeeds (outcome: ExperimentOutcome) = outcome.Plan.Spec.Seeds.Count > 1

let private hasGains (outcome: ExperimentOutcome) = outcome.Plan.Spec.Defenses.Count > 1

// Clean queries first, then each attack.
let private columns (outcome: ExperimentOutcome) : (string * (string | null)) list =
    ("clean", null)
    :: [
        for attack in outcome.Plan.Spec.Attacks ->
            let epsilon = (headline (Seq.head (finished outcome)) attack.Label).Epsilon.Value
            $"{attack.Label} {Format.epsilon epsilon}", attack.Label
    ]

let private right (title: string) =
    Spectre.Console.TableColumn(title).RightAligned()

let private table (outcome: ExperimentOutcome) =
    let table = Table().Border(TableBorder.Simple).AddColumn "defence"

    if hasSeeds outcome then
        table.AddColumn(right "seed") |> ignore

    for title, _ in columns outcome do
        table.AddColumn(Markup.Escape title) |> ignore

        if hasGains outcome then
            table.AddColumn(right "gain") |> ignore

    for run in finished outcome do
        table.AddRow
            [|
                Markup.Escape run.Run.Defense.Label
                if hasSeeds outcome then
                    string run.Run.Seed
                for _, attack in columns outcome do
                    Markup.Escape(value (headline run attack))

                    if hasGains outcome then
                        gain outcome run attack
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
        (finished outcome).SelectMany(fun run -> run.Metrics.Where(fun row -> row.Metric = "map_at_k"))

    rows.Max(fun row -> row.TieBest.Value - row.TieWorst.Value)

let private legend (outcome: ExperimentOutcome) =
    let k = Format.count (float outcome.Plan.Spec.Evaluation.K)
    let queries = Format.count (float (headline (Seq.head (finished outcome)) null).N)

    let gain =
        if hasGains outcome then
            $"; gain over '{outcome.Plan.Spec.Defenses[0].Label}', points"
        else
            ""

    [
        $"MAP@{k}, percent, 95 %% intervals over {queries} queries{gain}"
        $"expected over all orders of tied items, which move a value by up to {Format.percent (ties outcome)} points"
    ]

/// Prints the table of the runs that are finished, of which there must be one, what it shows and where the files are.
let print (console: IAnsiConsole) (outcome: ExperimentOutcome) =
    let tables =
        Path.Combine(outcome.ResultsFolder, "{runs,training,metrics,queries,timings}", "*.parquet")

    let ids = (finished outcome).Select _.Run.RunId |> String.concat " "

    [
        yield! lines console.Profile.Width (table outcome)
        ""
        yield! legend outcome
        $"tables   {tables}"
        $"runs     {ids}     spec {outcome.Plan.SpecId[..11]}"
    ]
    |> List.iter console.Profile.Out.Writer.WriteLine
