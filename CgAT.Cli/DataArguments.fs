namespace CgAT.Cli

open Argu

/// Arguments of 'cgat data show'.
type DataShowArguments =
    | [<MainCommand; ExactlyOnce>] Data of data: string
    | [<Unique>] List of name: string
    | [<Unique>] Images of count: int
    | [<Unique>] Seed of seed: int64
    | [<Unique; AltCommandLine("-o")>] Output of file: string

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Data _ -> "a spec, or a folder of image lists"
            | List _ -> "whose images are drawn: train, database or query (default: database)"
            | Images _ -> "how many images are drawn (default: 48); 0 draws nothing"
            | Seed _ -> "another number shows other images (default: 0)"
            | Output _ -> "the PNG file to write (default: contact-sheet.png)"

/// The verbs of 'cgat data'.
type DataArguments =
    | [<CliPrefix(CliPrefix.None)>] Show of ParseResults<DataShowArguments>

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Show _ -> "draw images with their labels, and count labels"
