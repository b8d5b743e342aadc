module CgAT.Cli.Program

open System
open System.Reflection
open Argu

let private version () =
    Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()
    |> Option.ofObj
    |> Option.map _.InformationalVersion
    |> Option.defaultValue "unknown"

// A command alone shows what it is for.
let private help command parser =
    eprintfn "%s" (Help.Page.text command parser)
    ExitCode.userError

let private dispatchSpec (results: ParseResults<SpecArguments>) =
    match results.TryGetSubCommand() with
    | Some(Show arguments) -> Verbs.SpecShow.run arguments
    | Some(Diff arguments) -> Verbs.SpecDiff.run arguments
    | None -> help "cgat spec" results.Parser

let private dispatchWeights (results: ParseResults<WeightsArguments>) =
    match results.TryGetSubCommand() with
    | Some(Inspect arguments) -> Verbs.WeightsInspect.run arguments
    | Some(Export arguments) -> Verbs.WeightsExport.run arguments
    | None -> help "cgat weights" results.Parser

let private dispatchData (results: ParseResults<DataArguments>) =
    match results.TryGetSubCommand() with
    | Some(Prepare arguments) -> Verbs.DataPrepare.run arguments
    | Some(Check arguments) -> Verbs.DataCheck.run arguments
    | Some(DataArguments.Show arguments) -> Verbs.DataShow.run arguments
    | None -> help "cgat data" results.Parser

let private dispatchFigure (results: ParseResults<FigureVerbs>) =
    match results.TryGetSubCommand() with
    | Some(Trade_Off arguments) -> Verbs.Figure.tradeOff arguments
    | Some(FigureVerbs.Axis arguments) -> Verbs.Figure.axis arguments
    | Some(Time arguments) -> Verbs.Figure.time arguments
    | Some(Ablation arguments) -> Verbs.Figure.ablation arguments
    | None -> help "cgat figure" results.Parser

let private dispatch (results: ParseResults<Arguments>) =
    match results.TryGetSubCommand() with
    | Some(Run arguments) -> Verbs.Run.run arguments
    | Some(Validate arguments) -> Verbs.Validate.run arguments
    | Some(Plan arguments) -> Verbs.Plan.run arguments
    | Some(Spec arguments) -> dispatchSpec arguments
    | Some(Schema arguments) -> Verbs.Schema.run arguments
    | Some(Why arguments) -> Verbs.Why.run arguments
    | Some(Verify arguments) -> Verbs.Verify.run arguments
    | Some(Bundle arguments) -> Verbs.Bundle.run arguments
    | Some(Checklist arguments) -> Verbs.Checklist.run arguments
    | Some(Figure arguments) -> dispatchFigure arguments
    | Some(Report arguments) -> Verbs.Report.run arguments
    | Some(Compare arguments) -> Verbs.Compare.run arguments
    | Some(Tables arguments) -> Verbs.PaperTables.run arguments
    | Some(Compact arguments) -> Verbs.Compact.run arguments
    | Some(Codes arguments) -> Verbs.Codes.run arguments
    | Some(Arguments.TensorBoard arguments) -> Verbs.TensorBoard.run arguments
    | Some(Gc arguments) -> Verbs.Gc.run arguments
    | Some(Arguments.Data arguments) -> dispatchData arguments
    | Some(Weights arguments) -> dispatchWeights arguments
    | _ when results.Contains Arguments.Version ->
        printfn "cgat %s" (version ())
        ExitCode.success
    | _ -> help "cgat" CommandLine.root

[<EntryPoint>]
let main words =
    try
        match words with
        | [| Verbs.Worker.name |] -> Verbs.Worker.run ()
        | _ ->

            match CommandLine.parse words with
            | CommandLine.Help(command, parser) ->
                printfn "%s" (Help.Page.text command parser)
                ExitCode.success
            | CommandLine.Command arguments -> dispatch arguments
    with failure ->
        Failures.report Console.Error failure
