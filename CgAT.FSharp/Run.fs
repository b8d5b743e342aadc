namespace CgAT.FSharp

open System.IO
open CgAT.Core.Errors
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Events

/// Progress of a script: a line where a stage begins, to the standard error stream.
type private StageLines() =
    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            eprintfn
                "%s: %d runs, %d stages, %d finished before"
                plan.Spec.Name
                plan.Runs.Count
                plan.Stages.Count
                cached

        member _.Started(stage, run) =
            eprintfn "  %s (%s, seed %d)" stage.Title run.Defense.Label run.Seed

        member _.Progressed(_, _) = ()
        member _.Finished(_, _) = ()
        member _.Warned warning = eprintfn "  %O" warning

/// Runs specs.
[<RequireQualifiedAccess>]
module Run =
    let private withObserver (observer: IExperimentObserver) (results: string) (spec: Spec) =
        ExperimentRunner
            .Run(
                ExperimentRequest(
                    Spec = spec.Experiment,
                    BaseFolder = spec.BaseFolder,
                    ResultsFolder = Path.GetFullPath results,
                    Observer = observer
                )
            )
            .RequireSuccess()

    /// Runs a spec and tells of its stages; tables and finished stages go to the results folder. A mistake that the user
    /// can mend is thrown as a UserErrorException; that of a run, after all others are finished.
    let experiment (results: string) (spec: Spec) =
        withObserver (StageLines()) results spec

    /// As experiment, and says nothing.
    let quietly (results: string) (spec: Spec) =
        withObserver (SilentObserver()) results spec

    /// As experiment, with the mistakes that the user can mend as a value.
    let tryExperiment (results: string) (spec: Spec) : Result<ExperimentOutcome, Diagnostic list> =
        try
            Ok(experiment results spec)
        with :? UserErrorException as mistake ->
            Error(List.ofSeq mistake.Diagnostics)
