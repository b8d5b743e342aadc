/// cgat report RESULTS
module CgAT.Cli.Verbs.Report

open System
open Argu
open CgAT.Cli
open CgAT.Experiments.Reports

/// Writes a results folder as one page.
let run (arguments: ParseResults<ReportArguments>) =
    let output =
        arguments.TryGetResult ReportArguments.Output
        |> Option.defaultValue "report.html"

    let request =
        ReportRequest(
            ResultsFolder = Loading.resultsFolder (Some(arguments.GetResult ReportArguments.Folder)),
            Attack = (arguments.TryGetResult ReportArguments.Attack |> Option.toObj),
            Pictures =
                (arguments.TryGetResult ReportArguments.Pictures
                 |> Option.defaultValue 4
                 |> Loading.atLeast 0 "--pictures"),
            DataFolder = (arguments.TryGetResult ReportArguments.Data |> Option.toObj),
            Say = Action<string>(fun text -> eprintfn "%s" text)
        )

    let page =
        Interrupt.stopping "no page was written" (fun stop -> HtmlReport.Make(request, stop))

    Schema.write output page
    printfn "%s" output
    ExitCode.success
