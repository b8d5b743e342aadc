/// cgat data check FOLDER
module CgAT.Cli.Verbs.DataCheck

open System.Linq
open Argu
open CgAT.Cli
open CgAT.Core.Data.Checks

let private examples (finding: DataFinding) =
    let more =
        if finding.Count > finding.Examples.Count then
            ", ..."
        else
            ""

    match String.concat ", " finding.Examples with
    | "" -> ""
    | named -> $" ({named}{more})"

// What is at fault at a place is told there, and not among examples.
let private places (finding: DataFinding) =
    for place in finding.Places do
        for line in $"{place}".Split '\n' do
            printfn "  %s" line

    let left = finding.Count - finding.Places.Count

    if finding.Places.Count > 0 && left > 0 then
        printfn "  and %s more" (Format.count (float left))

let private print (folder: string) (report: DataCheckReport) =
    let size = report.Size

    printfn
        "%s: %s, %s database rows, %s training rows, %s, %s"
        folder
        (if size.Queries = 1 then
             "1 query"
         else
             $"{Format.count (float size.Queries)} queries")
        (Format.count (float size.Database))
        (Format.count (float size.Train))
        (if size.Classes = 1 then
             "1 class"
         else
             $"{Format.count (float size.Classes)} classes")
        (Format.plural size.Images "image")

    for finding in report.Findings do
        printfn ""
        let named = if finding.Places.Count > 0 then "" else examples finding
        printfn "%s: %s%s" (if finding.IsFault then "fault" else "remark") finding.Message named
        printfn "  %s" finding.Effect
        places finding

    printfn ""

    match report.Findings.Count with
    | 0 -> printfn "nothing to remark"
    | _ ->
        let faults = report.Findings.Count _.IsFault
        printfn "%s, %s" (Format.plural faults "fault") (Format.plural (report.Findings.Count - faults) "remark")

    match report.Digest with
    | null -> ()
    | digest -> printfn "digest = \"%s\"" digest

/// Checks a data set; remarks are no error, faults are.
let run (arguments: ParseResults<DataCheckArguments>) =
    let folder =
        Loading.folder "the folder of the lists" (arguments.GetResult DataCheckArguments.Folder)

    let images =
        arguments.TryGetResult DataCheckArguments.Images
        |> Option.map (Loading.folder "--images")
        |> Option.toObj

    let report =
        Counting.showing (arguments.Contains DataCheckArguments.Quiet) (fun progress ->
            Interrupt.stopping "a check writes nothing" (fun stop -> DataCheck.Run(folder, images, progress, stop)))

    if arguments.Contains DataCheckArguments.Json then
        printfn "%s" (DataCheckJson.Of report)
    else
        print folder report

    if report.Findings.Any _.IsFault then
        ExitCode.userError
    else
        ExitCode.success
