namespace CgAT.Cli

open Argu

/// Arguments of 'cgat data prepare'.
type DataPrepareArguments =
    | [<MainCommand; ExactlyOnce>] Kind of kind: string
    | [<Unique>] Source of folder: string
    | [<Unique; AltCommandLine("-o")>] Output of folder: string
    | [<Unique>] Images of folder: string
    | [<Unique>] Seed of number: int
    | [<Unique>] Force
    | [<Unique; AltCommandLine("-q")>] Quiet

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Kind _ -> "the data set, one of those below"
            | Source _ -> "the folder of the download, or of the lists"
            | Output _ -> "where lists and manifest go, and images that are no files yet (default: the source)"
            | Images _ -> "of image-list: the folder where the paths of the lists start (default: the source)"
            | Seed _ -> "what the split is drawn with (default: 0)"
            | Force -> "replace lists and a manifest that are there and differ"
            | Quiet -> "no progress; errors and the result only"

/// Arguments of 'cgat data check'.
type DataCheckArguments =
    | [<MainCommand; ExactlyOnce>] Folder of folder: string
    | [<Unique>] Images of folder: string
    | [<Unique>] Json
    | [<Unique; AltCommandLine("-q")>] Quiet

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Folder _ -> "the folder of the lists"
            | Images _ -> "the folder where the paths of the lists start (default: that of the lists)"
            | Json -> "print one JSON object instead of text"
            | Quiet -> "no progress; errors and the result only"

/// Arguments of 'cgat data show'.
type DataShowArguments =
    | [<MainCommand; ExactlyOnce>] Spec_Or_Folder of data: string
    | [<Unique>] Images of folder: string
    | [<Unique>] List of name: string
    | [<Unique>] Count of number: int
    | [<Unique>] Seed of seed: int64
    | [<Unique; AltCommandLine("-o")>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Spec_Or_Folder _ -> "a spec, or a folder of image lists"
            | Images _ -> "of a folder: the one where the paths of its lists start (default: the folder)"
            | List _ -> "whose images are drawn: train, database or query (default: database)"
            | Count _ -> "how many images are drawn (default: 48); 0 draws nothing"
            | Seed _ -> "another number shows other images (default: 0)"
            | Output _ -> "the PNG file to write (default: contact-sheet.png)"

/// The verbs of 'cgat data'.
type DataArguments =
    | [<CliPrefix(CliPrefix.None)>] Prepare of ParseResults<DataPrepareArguments>
    | [<CliPrefix(CliPrefix.None)>] Check of ParseResults<DataCheckArguments>
    | [<CliPrefix(CliPrefix.None)>] Show of ParseResults<DataShowArguments>

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Prepare _ -> "split a downloaded data set by its published rule, or take lists that are there"
            | Check _ -> "look for what makes numbers on a data set wrong"
            | Show _ -> "draw images with their labels, and count labels"

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
