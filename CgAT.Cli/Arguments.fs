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
    | [<Unique>] Json
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
            | Json -> "print one JSON object with all metrics instead of the table"
            | Quiet -> "no progress; errors and the result only"

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

/// Arguments of 'cgat weights inspect'.
type WeightsInspectArguments =
    | [<MainCommand; ExactlyOnce>] File of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | File _ -> "the file of weights, safetensors or .pth"

/// Arguments of 'cgat weights export'.
type WeightsExportArguments =
    | [<MainCommand; ExactlyOnce>] Names of run: string * file: string
    | [<Unique>] Results of folder: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Names _ -> "the run's id or its first digits, and the file: .pth, or else safetensors"
            | Results _ -> "the results folder that the run is in (default: results)"

/// The verbs of 'cgat weights'.
type WeightsArguments =
    | [<CliPrefix(CliPrefix.None)>] Inspect of ParseResults<WeightsInspectArguments>
    | [<CliPrefix(CliPrefix.None)>] Export of ParseResults<WeightsExportArguments>

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Inspect _ -> "print what is in a file of weights, and its digest"
            | Export _ -> "write the model of a finished run for torchvision and other programs"

/// The verbs of cgat.
type Arguments =
    | [<CliPrefix(CliPrefix.None)>] Run of ParseResults<RunArguments>
    | [<CliPrefix(CliPrefix.None)>] Validate of ParseResults<ValidateArguments>
    | [<CliPrefix(CliPrefix.None)>] Plan of ParseResults<PlanArguments>
    | [<CliPrefix(CliPrefix.None)>] Spec of ParseResults<SpecArguments>
    | [<CliPrefix(CliPrefix.None)>] Schema of ParseResults<SchemaArguments>
    | [<CliPrefix(CliPrefix.None)>] Weights of ParseResults<WeightsArguments>
    | [<Unique>] Version

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Run _ -> "run a spec: train, defend, attack, measure, write tables; what is finished is not done again"
            | Validate _ -> "check a spec and its data set without computing anything"
            | Plan _ -> "show the runs and stages of a spec and which of them are finished"
            | Spec _ -> "show a spec as it is resolved, or compare two"
            | Schema _ -> "print the JSON Schema by which editors complete and check specs"
            | Weights _ -> "look into files of weights, or write those of a run"
            | Version -> "print the version"
