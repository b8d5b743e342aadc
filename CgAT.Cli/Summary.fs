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

/// What a column shows: a metric of clean queries or of those under an attack.
type private Shown =
    {
        Metric: string
        Attack: string | null
    }

let private headline (run: RunOutcome) (shown: Shown) =
    run.Metrics
    |> Seq.tryFind (fun row -> row.Metric = shown.Metric && row.Attack = shown.Attack)

let private clean = { Metric = "map_at_k"; Attack = null }

// A value that there is none of has a reason in the table 'metrics'.
let private value (row: MetricRow) =
    match Option.ofNullable row.Value with
    | Some value ->
        Format.percent value
        + $"  [{Format.percent row.IntervalLow.Value}, {Format.percent row.IntervalHigh.Value}]"
    | None -> "-"

/// The runs that have something to show.
let private finished (outcome: ExperimentOutcome) =
    outcome.Runs.Where(fun run -> isNull run.Failure) |> Seq.toList

/// The runs that others are compared with: those of the spec's first defence, by their seed and the points that they
/// are at.
let private baselines (outcome: ExperimentOutcome) =
    let found = Dictionary<int64, Dictionary<SweepPoint, RunOutcome>>()
    let first = outcome.Plan.Spec.Defenses[0].Label

    for run in finished outcome |> Seq.filter (fun run -> run.Run.Defense.Label = first) do
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

let private gain (baseline: RunPlan -> RunOutcome option) (run: RunOutcome) (shown: Shown) =
    let valueOf (outcome: RunOutcome) =
        headline outcome shown |> Option.bind (fun row -> Option.ofNullable row.Value)

    match baseline run.Run with
    | Some first when not (obj.ReferenceEquals(first, run)) ->
        Option.map2 (fun own other -> Format.points (own - other)) (valueOf run) (valueOf first)
        |> Option.defaultValue ""
    | _ -> ""

let private differ (values: 'value seq) = Seq.length (Seq.distinct values) > 1

let private hasSeeds (outcome: ExperimentOutcome) =
    outcome.Plan.Spec.Seeds.Count > 1 || differ (outcome.Runs |> Seq.map _.Run.Seed)

let private hasGains (outcome: ExperimentOutcome) =
    differ (outcome.Runs |> Seq.map _.Run.Defense.Label)

// Clean queries first, then each attack, with its targets where it has some; how strong it is stands in the title
// unless that is swept.
let private columns (outcome: ExperimentOutcome) : (string * Shown) list =
    let strength (shown: Shown) =
        outcome.Runs
        |> Seq.choose (fun run -> headline run shown)
        |> Seq.choose (fun row -> Option.ofNullable row.Epsilon |> Option.map (fun epsilon -> row.Norm, epsilon))
        |> Seq.distinct
        |> List.ofSeq
        |> function
            | [ "l2", epsilon ] -> $" L2 {epsilon:g3}"
            | [ _, epsilon ] -> $" {Format.epsilon epsilon}"
            | _ -> ""

    let isShown (shown: Shown) =
        outcome.Runs |> Seq.exists (fun run -> Option.isSome (headline run shown))

    [
        "clean", clean
        for attack in outcome.Plan.Spec.Attacks do
            let own = { clean with Attack = attack.Label }
            attack.Label + strength own, own
            let towards = { own with Metric = "t_map_at_k" }

            if isShown towards then
                $"t-MAP {attack.Label}", towards
    ]

// What tells a run from the others.
let private place (outcome: ExperimentOutcome) (run: RunOutcome) =
    [
        run.Run.Defense.Label
        for axis in run.Run.Axes do
            axis.Text
        if hasSeeds outcome then
            string run.Run.Seed
    ]

let private shown (run: RunOutcome) (column: Shown) =
    headline run column
    |> Option.map value
    |> Option.defaultValue ""
    |> Markup.Escape

// A run a line.
let private runByRun (outcome: ExperimentOutcome) =
    let table = Tables.create().AddColumn "defence"

    for axis in outcome.Plan.Expanded.Axes do
        table.AddColumn(Tables.right axis) |> ignore

    if hasSeeds outcome then
        table.AddColumn(Tables.right "seed") |> ignore

    for title, _ in columns outcome do
        table.AddColumn(Markup.Escape title) |> ignore

        if hasGains outcome then
            table.AddColumn(Tables.right "gain") |> ignore

    let baseline = baselines outcome

    for run in finished outcome do
        table.AddRow
            [|
                for text in place outcome run do
                    Markup.Escape text
                for _, column in columns outcome do
                    shown run column

                    if hasGains outcome then
                        gain baseline run column
            |]
        |> ignore

    table

// An attack a line, where there are many of them.
let private attackByAttack (outcome: ExperimentOutcome) =
    let table = Tables.create().AddColumn "queries"

    for run in finished outcome do
        table.AddColumn(place outcome run |> String.concat " " |> Markup.Escape)
        |> ignore

    for title, column in columns outcome do
        table.AddRow
            [|
                Markup.Escape title
                for run in finished outcome do
                    shown run column
            |]
        |> ignore

    table

[<Literal>]
let private MostColumns = 4

let private isByAttack (outcome: ExperimentOutcome) =
    let columns = List.length (columns outcome)
    columns > MostColumns && List.length (finished outcome) < columns

let private table (outcome: ExperimentOutcome) =
    if isByAttack outcome then
        attackByAttack outcome
    else
        runByRun outcome

/// How far ties could move a value: stated, because codes are short and ties are many.
let private ties (outcome: ExperimentOutcome) =
    let rows =
        (finished outcome).SelectMany(fun run -> run.Metrics.Where(fun row -> row.Metric = "map_at_k"))

    rows
    |> Seq.choose (fun row -> Option.map2 (-) (Option.ofNullable row.TieBest) (Option.ofNullable row.TieWorst))
    |> Seq.fold max 0.0

/// What speaks against attacks: a number that may be an artefact must not be read as robustness.
let private doubts (outcome: ExperimentOutcome) =
    [
        for run in finished outcome do
            for row in run.Metrics do
                match row.Metric, Option.ofObj row.ReliableReason with
                | "map_at_k", Some reason when isNull row.MemberOf ->
                    $"not reliable: {row.Attack} on '{row.Defense}', {reason}"
                | _ -> ()
    ]
    |> List.distinct

let private legend (outcome: ExperimentOutcome) =
    let k = Format.count (float outcome.Plan.Spec.Evaluation.K)

    let queries =
        Format.count (float (Option.get (headline (List.head (finished outcome)) clean)).N)

    let gain =
        if hasGains outcome && not (isByAttack outcome) then
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
        Path.Combine(outcome.ResultsFolder, "{runs,training,metrics,queries,checks,timings}", "*.parquet")

    let ids = (finished outcome).Select _.Run.RunId |> String.concat " "

    [
        yield! Tables.lines console.Profile.Width (table outcome)
        ""
        yield! legend outcome
        yield! doubts outcome
        $"tables   {tables}"
        $"runs     {ids}     spec {outcome.Plan.SpecId[..11]}"
    ]
    |> List.iter console.Profile.Out.Writer.WriteLine
