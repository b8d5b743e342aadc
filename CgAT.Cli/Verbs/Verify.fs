/// cgat verify RUN
module CgAT.Cli.Verbs.Verify

open System
open System.IO
open Argu
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Reproduction

// The results folder to look in, and the runs in it that are meant.
let private withRuns (arguments: ParseResults<VerifyArguments>) (work: string -> string list -> 'result) =
    let asked = arguments.GetResult VerifyArguments.Run

    if asked.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) then
        let folder = Directory.CreateTempSubdirectory "cgat-bundle-"

        try
            work folder.FullName (List.ofSeq (RunBundle.Unpack(asked, folder.FullName)))
        finally
            folder.Delete true
    else
        let results = Loading.resultsFolder (arguments.TryGetResult VerifyArguments.Results)
        work results [ FinishedRuns.Find(results, asked) ]

// What runs of one bundle share is computed once, in one clean store.
let private withScratch (work: string -> 'result) =
    let folder = Directory.CreateTempSubdirectory "cgat-verify-"

    try
        work folder.FullName
    finally
        folder.Delete true

let private verify (arguments: ParseResults<VerifyArguments>) threads (results: string) scratch (runId: string) =
    let request =
        VerificationRequest(
            ResultsFolder = results,
            RunId = runId,
            ScratchFolder = scratch,
            DataFolder = (arguments.TryGetResult VerifyArguments.Data |> Option.toObj),
            Threads = threads
        )

    let progress =
        if arguments.Contains VerifyArguments.Quiet then
            Terminal.Nothing
        else
            Terminal.Fitting

    Terminal.withProgress progress (fun display ->
        Interrupt.listening display.Say (fun interrupt ->
            let settings =
                ExecutionSettings(Workers = Worker.program (), Abort = interrupt.Abort)

            RunVerifier.Verify(request.With(display, settings), interrupt.Stop)))

let private counted (verification: Verification) =
    let tables =
        $"""{Format.plural verification.Tables "table"}, {Format.count (float verification.Values)} values"""

    let stages = Format.plural verification.Stages "stage"

    if verification.StagesNotStored = 0 then
        $"{stages}, {tables}"
    else
        $"{stages} ({verification.StagesNotStored} more are not stored), {tables}"

let private bitByBit (verification: Verification) =
    if verification.Holds then
        printfn "run %s: identical: %s" verification.RunId (counted verification)
        printfn "bitwise, same numerics contract"
    else
        printfn "run %s: differs; compared were %s" verification.RunId (counted verification)

        for difference in verification.Differences do
            printfn "first in %s: %s, and now %s" difference.Place difference.Before difference.Now

let private upToNoise (verification: Verification) =
    let verdict =
        if verification.Holds then
            "consistent up to noise"
        else
            "not consistent"

    printfn "run %s: %s" verification.RunId verdict
    printfn "statistically, since bits can't be compared: %s" verification.Reason

    for metric in verification.Metrics do
        let before, now = metric.Before, metric.Now

        let place =
            match before.Attack with
            | null -> "clean"
            | attack -> attack

        if before.Value.HasValue && now.Value.HasValue then
            let interval (row: CgAT.Experiments.Results.MetricRow) =
                $"{Format.percent row.Value.Value} [{Format.percent row.IntervalLow.Value}, "
                + $"{Format.percent row.IntervalHigh.Value}]"

            printfn
                "%s, %s: %s, and now %s, %s points; 95 %% intervals over queries %s"
                before.Metric
                place
                (interval before)
                (interval now)
                (Format.points metric.Difference.Value)
                (if metric.Overlaps then "overlap" else "do not overlap")

/// Executes finished runs again and compares them.
let run (arguments: ParseResults<VerifyArguments>) =
    let threads =
        arguments.TryGetResult VerifyArguments.Threads
        |> Option.map (Loading.atLeast 1 "--threads")
        |> Option.toNullable

    withRuns arguments (fun results runs ->
        withScratch (fun scratch ->
            let holds =
                runs
                |> List.map (fun runId ->
                    let verification = verify arguments threads results scratch runId

                    if isNull verification.Reason then
                        bitByBit verification
                    else
                        upToNoise verification

                    verification.Holds)

            if List.forall id holds then
                ExitCode.success
            else
                ExitCode.differs))
