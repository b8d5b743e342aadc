namespace CgAT.Cli

open CgAT.Experiments.Execution.Events

/// Shows a person how an experiment goes.
type IDisplay =
    inherit IExperimentObserver

    /// Says something beside the progress, in one line.
    abstract Say: text: string -> unit
