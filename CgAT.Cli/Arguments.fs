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

/// Arguments of 'cgat figure trade-off' and 'cgat figure time'.
type FigureArguments =
    | [<MainCommand; ExactlyOnce>] Folder of results: string
    | [<Unique>] Attack of label: string
    | [<Unique; AltCommandLine("-o")>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the results folder"
            | Attack _ -> "the attack that is shown (default: the ensemble, else the least over all)"
            | Output _ -> "the SVG file to write it to, instead of printing it"

/// Arguments of 'cgat figure axis'.
type AxisFigureArguments =
    | [<MainCommand; ExactlyOnce>] Folder of results: string
    | [<Mandatory; Unique>] Axis of setting: string
    | [<Unique>] Attack of label: string
    | [<Unique; AltCommandLine("-o")>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the results folder"
            | Axis _ -> "the swept setting, such as hashing.bits or defense.cgat.lambda"
            | Attack _ -> "the attack that is shown (default: the ensemble, else the least over all)"
            | Output _ -> "the SVG file to write it to, instead of printing it"

/// The verbs of 'cgat figure'.
type FigureVerbs =
    | [<CliPrefix(CliPrefix.None)>] Trade_Off of ParseResults<FigureArguments>
    | [<CliPrefix(CliPrefix.None)>] Axis of ParseResults<AxisFigureArguments>
    | [<CliPrefix(CliPrefix.None)>] Time of ParseResults<FigureArguments>

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Trade_Off _ -> "clean MAP against MAP under attack, a point a defence"
            | Axis _ -> "both over a swept setting, a line a defence"
            | Time _ -> "MAP under attack over the time of a defence's training"

/// Arguments of 'cgat report'.
type ReportArguments =
    | [<MainCommand; ExactlyOnce>] Folder of results: string
    | [<Unique; AltCommandLine("-o")>] Output of file: string
    | [<Unique>] Attack of label: string
    | [<Unique>] Pictures of count: int
    | [<Unique>] Data of folder: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the results folder"
            | Output _ -> "the HTML file to write (default: report.html)"
            | Attack _ -> "the attack that stands for robustness (default: the ensemble, else the least over all)"
            | Pictures _ -> "of how many queries there are pictures (default: 4); 0 attacks nothing again"
            | Data _ -> "the folder of the data set, or of its lists, where it is another one than then"

/// Arguments of 'cgat tables'.
type TablesArguments =
    | [<MainCommand; ExactlyOnce>] Folder of results: string
    | [<Unique>] Markdown
    | [<Unique>] Latex
    | [<Unique>] Published of dataset: string
    | [<Unique; AltCommandLine("-o")>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the results folder"
            | Markdown -> "write Markdown (default)"
            | Latex -> "write LaTeX, for the package booktabs"
            | Published _ -> "put published numbers beside: of flickr-25k, nus-wide or ms-coco"
            | Output _ -> "the file to write it to, instead of printing it"

/// Arguments of 'cgat compact'.
type CompactArguments =
    | [<MainCommand; ExactlyOnce>] Folder of results: string
    | [<Unique; AltCommandLine("-o")>] Output of folder: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the results folder"
            | Output _ -> "the folder for the files, one a table (default: RESULTS/compact)"

/// Arguments of 'cgat codes'.
type CodesArguments =
    | [<MainCommand>] Runs of run: string list
    | [<Unique>] Results of folder: string
    | [<Unique>] Data of folder: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Runs _ -> "the beginnings of the ids of runs (default: all finished ones)"
            | Results _ -> "the results folder (default: results)"
            | Data _ -> "the folder of the data set, or of its lists, where it is another one than then"

/// Arguments of 'cgat tensorboard'.
type TensorBoardArguments =
    | [<MainCommand; ExactlyOnce>] Folder of results: string
    | [<Mandatory; Unique; AltCommandLine("-o")>] Output of folder: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the results folder"
            | Output _ -> "the folder for the event files, in which each run has a folder"

/// Arguments of 'cgat compare'.
type CompareArguments =
    | [<MainCommand; Mandatory>] Names of name: string list
    | [<Unique>] Attack of label: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Names _ -> "the results folder and two defences or two runs of it; or two results folders"
            | Attack _ -> "one attack (default: clean queries and all attacks)"

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
    | [<CliPrefix(CliPrefix.None)>] Why of ParseResults<WhyArguments>
    | [<CliPrefix(CliPrefix.None)>] Verify of ParseResults<VerifyArguments>
    | [<CliPrefix(CliPrefix.None)>] Bundle of ParseResults<BundleArguments>
    | [<CliPrefix(CliPrefix.None)>] Checklist of ParseResults<ChecklistArguments>
    | [<CliPrefix(CliPrefix.None)>] Figure of ParseResults<FigureVerbs>
    | [<CliPrefix(CliPrefix.None)>] Report of ParseResults<ReportArguments>
    | [<CliPrefix(CliPrefix.None)>] Compare of ParseResults<CompareArguments>
    | [<CliPrefix(CliPrefix.None)>] Tables of ParseResults<TablesArguments>
    | [<CliPrefix(CliPrefix.None)>] Compact of ParseResults<CompactArguments>
    | [<CliPrefix(CliPrefix.None)>] Codes of ParseResults<CodesArguments>
    | [<CliPrefix(CliPrefix.None); CustomCommandLine("tensorboard")>] TensorBoard of ParseResults<TensorBoardArguments>
    | [<CliPrefix(CliPrefix.None)>] Gc of ParseResults<GcArguments>
    | [<CliPrefix(CliPrefix.None)>] Data of ParseResults<DataArguments>
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
            | Why _ -> "say in what a run differs from the finished run that it resembles most"
            | Verify _ -> "execute a finished run again in a clean store, and compare every value"
            | Bundle _ -> "pack finished runs into a zip that another machine can verify"
            | Checklist _ -> "fill in a reproducibility checklist from finished runs"
            | Figure _ -> "draw the results of finished runs as SVG"
            | Report _ -> "write a page of results: verdict, tables, figures, pictures of attacked queries"
            | Compare _ -> "say by how much two defences, runs or folders differ on the same queries"
            | Tables _ -> "print the table of a paper, as Markdown or LaTeX"
            | Compact _ -> "merge the many small files of each table into one"
            | Codes _ -> "write hash codes as a table, for SQL engines to rank with"
            | TensorBoard _ -> "write finished runs as TensorBoard event files"
            | Gc _ -> "show, and remove, what no finished run needs"
            | Data _ -> "prepare a downloaded data set for specs, check one, or look at one"
            | Weights _ -> "look into files of weights, or write those of a run"
            | Version -> "print the version"
