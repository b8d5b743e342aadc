namespace CgAT.Cli

open Argu

/// Arguments of 'cgat figure trade-off', 'cgat figure time' and 'cgat figure ablation'.
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
    | [<CliPrefix(CliPrefix.None)>] Ablation of ParseResults<FigureArguments>

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Trade_Off _ -> "clean MAP against MAP under attack, a point a defence"
            | Axis _ -> "both over a swept setting, a line a defence"
            | Time _ -> "MAP under attack over the time of a defence's training"
            | Ablation _ -> "clean MAP and MAP under attack, a row a choice, beside what the choices depart from"

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
