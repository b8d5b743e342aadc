namespace CgAT.Cli

open Argu

/// Arguments of 'cgat run'.
type RunArguments =
    | [<MainCommand; ExactlyOnce>] Spec of spec: string
    | [<Unique>] Results of folder: string
    | Set of setting: string
    | Axis of values: string
    | [<Unique>] Seeds of list: string
    | Only of runs: string
    | [<Unique; AltCommandLine("-j")>] Jobs of count: int
    | [<Unique>] Retry of count: int
    | [<Unique>] Fail_Fast
    | [<Unique>] Checkpoint_Every of seconds: int
    | [<Unique>] Cache of folder: string
    | [<Unique>] No_Cache
    | [<Unique>] Json
    | [<Unique; CustomCommandLine("--tensorboard")>] TensorBoard of folder: string
    | [<Unique>] Progress of form: string
    | [<Unique; AltCommandLine("-q")>] Quiet

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec _ -> "the spec file, such as specs/quickstart.toml"
            | Results _ -> "where tables and finished stages go (default: results)"
            | Set _ -> "another value for a setting, such as hashing.bits=16; may be repeated"
            | Axis _ -> "sweep over a setting, such as hashing.bits=16,32; may be repeated"
            | Seeds _ -> "run these seeds instead of the spec's, such as 0,1,2"
            | Only _ -> "run these alone, such as defense=cgat, seed=0,1 or bits=32; may be repeated"
            | Jobs _ -> "compute so many runs at once (default: processors / threads of the spec)"
            | Retry _ -> "try a run that crashed so many more times (default: 0)"
            | Fail_Fast -> "stop all runs, after a checkpoint, when one fails"
            | Checkpoint_Every _ -> "seconds between checkpoints of a stage (default: 30)"
            | Cache _ -> "keep decoded images that are too many for memory here (default: RESULTS/cache, or CGAT_CACHE)"
            | No_Cache -> "keep no decoded images; those that are too many for memory are decoded in every epoch"
            | Json -> "print one JSON object with all metrics instead of the table"
            | TensorBoard _ -> "write losses into TensorBoard event files below this folder, as they come"
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
    | Set of setting: string
    | Axis of values: string
    | [<Unique>] Seeds of list: string
    | Only of runs: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec _ -> "the spec file"
            | Results _ -> "the results folder whose finished stages count as there (default: results)"
            | Set _ -> "another value for a setting, such as hashing.bits=16; may be repeated"
            | Axis _ -> "sweep over a setting, such as hashing.bits=16,32; may be repeated"
            | Seeds _ -> "plan these seeds instead of the spec's, such as 0,1,2"
            | Only _ -> "plan these runs alone, such as defense=cgat, seed=0,1 or bits=32; may be repeated"

/// Arguments of 'cgat spec show'.
type SpecShowArguments =
    | [<MainCommand; ExactlyOnce>] Spec of spec: string
    | [<Unique>] Point of number: int

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec _ -> "the spec file"
            | Point _ -> "the spec of this point of the sweep alone, from 1"

/// Arguments of 'cgat spec diff'.
type SpecDiffArguments =
    | [<MainCommand; ExactlyOnce>] Specs of spec: string * other: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Specs _ -> "the two spec files"

/// The verbs of 'cgat spec'.
type SpecArguments =
    | [<CliPrefix(CliPrefix.None)>] Show of ParseResults<SpecShowArguments>
    | [<CliPrefix(CliPrefix.None)>] Diff of ParseResults<SpecDiffArguments>

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Show _ -> "print a spec as it is resolved, with all that it extends and all presets"
            | Diff _ -> "print the settings in which two specs differ"

/// Arguments of 'cgat schema'.
type SchemaArguments =
    | [<Unique>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Output _ -> "the file to write it to, instead of printing it"

/// Arguments of 'cgat why'.
type WhyArguments =
    | [<MainCommand; ExactlyOnce>] Run of run: string
    | [<Unique>] Spec of file: string
    | [<Unique>] Results of folder: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Run _ -> "the beginning of a run's id"
            | Spec _ -> "the spec whose runs are meant, finished or not (default: the finished runs)"
            | Results _ -> "the results folder (default: results)"

/// Arguments of 'cgat verify'.
type VerifyArguments =
    | [<MainCommand; ExactlyOnce>] Run of run: string
    | [<Unique>] Results of folder: string
    | [<Unique>] Data of folder: string
    | [<Unique>] Threads of count: int
    | [<Unique; AltCommandLine("-q")>] Quiet

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Run _ -> "the beginning of a run's id, or a bundle (a zip) whose runs are meant"
            | Results _ -> "the results folder of the run (default: results)"
            | Data _ -> "the folder of the data set, or of its lists, where it is another one than then"
            | Threads _ -> "another number of threads than then: the comparison is one up to noise"
            | Quiet -> "no progress; warnings, errors and the result only"

/// Arguments of 'cgat bundle'.
type BundleArguments =
    | [<MainCommand>] Runs of run: string list
    | [<Unique>] Results of folder: string
    | [<Unique>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Runs _ -> "the beginnings of the ids of runs (default: all finished ones)"
            | Results _ -> "the results folder (default: results)"
            | Output _ -> "the zip to write (default: bundle.zip)"

/// Arguments of 'cgat checklist'.
type ChecklistArguments =
    | [<MainCommand>] Runs of run: string list
    | [<Unique>] Results of folder: string
    | [<Unique>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Runs _ -> "the beginnings of the ids of runs (default: all finished ones)"
            | Results _ -> "the results folder (default: results)"
            | Output _ -> "the Markdown file to write it to, instead of printing it"

/// Arguments of 'cgat gc'.
type GcArguments =
    | [<Unique>] Results of folder: string
    | Keep of spec: string
    | Drop of run: string
    | [<Unique>] Yes

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Results _ -> "the results folder (default: results)"
            | Keep _ -> "keep what this spec's runs need too, though they are not finished; may be repeated"
            | Drop _ -> "the beginning of the id of a finished run that is not kept; may be repeated"
            | Yes -> "remove what is shown; nothing is removed without it"
