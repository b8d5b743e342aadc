namespace CgAT.FSharp

open System
open CgAT.Core.Errors
open CgAT.Experiments.Execution

/// Runs specs.
[<RequireQualifiedAccess>]
module Run =
    /// Runs a spec and tells of its stages; tables and finished stages go to the results folder. A mistake that the user
    /// can mend is thrown as a UserErrorException; that of a run, after all others are finished.
    let experiment (results: string) (spec: Spec) : ExperimentOutcome =
        let isLive = not Console.IsErrorRedirected
        let width = if isLive then Console.BufferWidth else Int32.MaxValue
        spec.Run(results, Progress(Console.Error, isLive, width, TimeProvider.System))

    /// As experiment, and says nothing.
    let quietly (results: string) (spec: Spec) : ExperimentOutcome = spec.Run results

    /// As experiment, with the mistakes that the user can mend as a value.
    let tryExperiment (results: string) (spec: Spec) : Result<ExperimentOutcome, Diagnostic list> =
        try
            Ok(experiment results spec)
        with :? UserErrorException as mistake ->
            Error(List.ofSeq mistake.Diagnostics)
