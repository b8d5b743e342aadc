namespace CgAT.Cli

open Argu

/// Arguments of 'cgat run'.
type RunArguments =
    | [<MainCommand; ExactlyOnce>] Spec of spec: string
    | [<Unique>] Results of folder: string
    | [<Unique>] Seeds of list: string
    | [<Unique; AltCommandLine("-j")>] Jobs of count: int
    | [<Unique>] Retry of count: int
    | [<Unique>] Fail_Fast
    | [<Unique>] Checkpoint_Every of seconds: int
    | [<Unique>] Json
    | [<Unique>] Progress of form: string
    | [<Unique; AltCommandLine("-q")>] Quiet

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec _ -> "the spec file, such as specs/quickstart.toml"
            | Results _ -> "where tables and finished stages go (default: results)"
            | Seeds _ -> "run these seeds instead of the spec's, such as 0,1,2"
            | Jobs _ -> "compute so many runs at once (default: processors / threads of the spec)"
            | Retry _ -> "try a run that crashed so many more times (default: 0)"
            | Fail_Fast -> "stop all runs, after a checkpoint, when one fails"
            | Checkpoint_Every _ -> "seconds between checkpoints of a stage (default: 30)"
            | Json -> "print one JSON object with all metrics instead of the table"
            | Progress _ -> "how progress is shown: auto, lines or json (default: auto)"
            | Quiet -> "no progress; warnings, errors and the result only"

/// Arguments of 'cgat validate'.
type ValidateArguments =
    | [<MainCommand; ExactlyOnce>] Spec of spec: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec _ -> "the spec file to check; nothing is computed"

/// Arguments of 'cgat plan'.
type PlanArguments =
    | [<MainCommand; ExactlyOnce>] Spec of spec: string
    | [<Unique>] Results of folder: string
    | [<Unique>] Seeds of list: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec _ -> "the spec file"
            | Results _ -> "the results folder whose finished stages count as there (default: results)"
            | Seeds _ -> "plan these seeds instead of the spec's, such as 0,1,2"

/// The verbs of cgat.
type Arguments =
    | [<CliPrefix(CliPrefix.None)>] Run of ParseResults<RunArguments>
    | [<CliPrefix(CliPrefix.None)>] Validate of ParseResults<ValidateArguments>
    | [<CliPrefix(CliPrefix.None)>] Plan of ParseResults<PlanArguments>
    | [<Unique>] Version

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Run _ -> "run a spec: train, defend, attack, measure, write tables; what is finished is not done again"
            | Validate _ -> "check a spec and its data set without computing anything"
            | Plan _ -> "show the runs and stages of a spec and which of them are finished"
            | Version -> "print the version"
