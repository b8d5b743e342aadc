/// From arguments to a request that the engine can run.
module CgAT.Cli.Loading

open System.Globalization
open System.IO
open CgAT.Core.Data
open CgAT.Core.Errors
open CgAT.Experiments.Execution
open CgAT.Experiments.Specs

let private bad (option: string) (value: obj) (remedy: string) =
    UserErrorException(Diagnostic(Code = ErrorCodes.BadArgument, Message = $"{option} is '{value}'", Remedy = remedy))

let private badSeeds (text: string) =
    bad "--seeds" text "write whole numbers of 0 or more, separated by commas: --seeds 0,1,2"

/// The number of an option, which must be at least some other.
let atLeast (least: int) (option: string) (value: int) =
    if value < least then
        raise (bad option value $"write a whole number of {least} or more")

    value

let private parseSeeds (text: string) =
    let parse (part: string) =
        match System.Int64.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture) with
        | true, seed -> seed
        | _ -> raise (badSeeds text)

    let seeds =
        text.Split(',', System.StringSplitOptions.TrimEntries) |> Array.map parse

    if Array.distinct seeds |> Array.length <> seeds.Length then
        raise (badSeeds text)

    seeds

let private named (option: string) (remedy: string) (folder: string) =
    if System.String.IsNullOrWhiteSpace folder then
        raise (
            UserErrorException(
                Diagnostic(Code = ErrorCodes.BadArgument, Message = $"{option} is empty", Remedy = remedy)
            )
        )

    folder

/// A folder that an option names.
let folder (option: string) (folder: string) = named option "name a folder" folder

/// The results folder that the command line names.
let resultsFolder (results: string option) =
    results
    |> Option.defaultValue "results"
    |> named "--results" "name a folder: --results results"

// What was typed, as a shell would take it again.
let private commandLine () =
    let quoted (word: string) =
        if Seq.forall (fun letter -> System.Char.IsLetterOrDigit letter || Seq.contains letter "-_./=,:+@%") word then
            word
        else
            "'" + word.Replace("'", "'\\''") + "'"

    System.Environment.GetCommandLineArgs()
    |> Seq.skip 1
    |> Seq.map quoted
    |> Seq.append [ "./cgat" ]
    |> String.concat " "

/// A spec file that was read, and what to run of it.
type Loaded =
    {
        Reading: SpecReading
        Request: ExperimentRequest
    }

/// What the command line says of a spec, beside its path.
type Options =
    {
        Results: string option
        Set: string list
        Axes: string list
        Seeds: string option
        Only: string list
    }

/// No options.
let noOptions =
    {
        Results = None
        Set = []
        Axes = []
        Seeds = None
        Only = []
    }

let private withSeeds (seeds: int64 array) (spec: ExpandedSpec) =
    spec.Map(fun point -> SpecEdits.WithSeeds(point, seeds))

/// What to run, or all that is wrong with the spec file and the options.
let request (path: string) (options: Options) =
    let reading =
        SpecReader.Read(path, SpecOverrides(Set = List.toArray options.Set, Axes = List.toArray options.Axes))

    let spec = reading.Require()

    {
        Reading = reading
        Request =
            ExperimentRequest(
                Spec =
                    (match options.Seeds with
                     | Some text -> withSeeds (parseSeeds text) spec
                     | None -> spec),
                BaseFolder =
                    (Path.GetDirectoryName(Path.GetFullPath path)
                     |> Option.ofObj
                     |> Option.defaultValue "."),
                Only = List.toArray options.Only,
                Origin = RunOrigin(CommandLine = commandLine (), Specs = reading.Texts),
                ResultsFolder = resultsFolder options.Results
            )
    }

/// A diagnostic where the file has the setting that it is about. A setting of a table that the points of a sweep do not
/// share stands nowhere alone.
let atShared (setting: string) (loaded: Loaded) (diagnostic: Diagnostic) =
    let spec = loaded.Request.Spec

    let isShared =
        spec.Points
        |> Seq.forall (fun point ->
            if setting.StartsWith "dataset." then
                point.Spec.Dataset = spec.Base.Dataset
            else
                point.Spec.Evaluation = spec.Base.Evaluation)

    if isShared then
        loaded.Reading.AtSetting(setting, diagnostic)
    else
        diagnostic

// The message begins with the setting: limit.train is 5, and ...
let private atLimit (loaded: Loaded) (diagnostic: Diagnostic) =
    atShared $"dataset.{diagnostic.Message.Split(' ')[0]}" loaded diagnostic

/// Does something with what was loaded; data and weights that are not those of the spec are shown where it names them.
let using (loaded: Loaded) (work: ExperimentRequest -> 'result) : 'result =
    let place (diagnostic: Diagnostic) =
        if diagnostic.Code = ErrorCodes.LimitTooHigh then
            atLimit loaded diagnostic
        else
            match SpecPlaces.ValueOf(loaded.Request.Spec, diagnostic) with
            | null -> diagnostic
            | value -> loaded.Reading.AtValue(value, diagnostic)

    try
        work loaded.Request
    with :? UserErrorException as mistake ->
        let placed = mistake.Diagnostics |> Seq.map place |> Seq.toArray
        raise (UserErrorException(placed, mistake, IsCutShort = mistake.IsCutShort))

/// How commands that run nothing bring images in: what is left out is told on the standard error stream, as 'run' does.
let images (progress: System.IProgress<DataProgress>) (cancellation: System.Threading.CancellationToken) =
    ImageLoading(Tell = System.Action<Diagnostic>(eprintfn "%O"), Progress = progress, Cancellation = cancellation)
