namespace CgAT.FSharp

open System.IO
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
            eprintfn "  %s (seed %d)" stage.Title run.Seed

        member _.Progressed(_, _) = ()
        member _.Finished(_, _) = ()

/// Runs specs.
[<RequireQualifiedAccess>]
module Run =
    let private withObserver (observer: IExperimentObserver) (results: string) (spec: Spec) =
        ExperimentRunner.Run(
            ExperimentRequest(
                Spec = spec.Experiment,
                BaseFolder = spec.BaseFolder,
                ResultsFolder = Path.GetFullPath results,
                Observer = observer
            )
        )

    /// Runs a spec and tells of its stages; tables and finished stages go to the results folder.
    let experiment (results: string) (spec: Spec) =
        withObserver (StageLines()) results spec

    /// Runs a spec and says nothing.
    let quietly (results: string) (spec: Spec) =
        withObserver (SilentObserver()) results spec
