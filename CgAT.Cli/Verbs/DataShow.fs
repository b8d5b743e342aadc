/// cgat data show DATA
module CgAT.Cli.Verbs.DataShow

open System.IO
open Argu
open Spectre.Console
open CgAT.Cli
open CgAT.Core.Data
open CgAT.Core.Errors
open CgAT.Core.Numerics
open CgAT.Experiments.Execution

let private columns = 8

// The size at which images of a folder are looked at; a spec says its own.
let private resize = ImageResize(Size = 128, Filter = ImageResize.Bilinear)

// The data set of a spec is that of the first point of its sweep.
let private ofSpec loading (path: string) =
    let loaded = Loading.request path Loading.noOptions

    Loading.using loaded (fun request ->
        DatasetLoader.Load((Seq.head request.Spec.Points).Spec.Dataset, request.BaseFolder, loading))

let private load (loading: ImageLoading) (path: string) (images: string option) =
    match images with
    | Some folder when File.Exists path ->
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"--images is '{folder}', and a spec names the folder of its images",
                    Remedy = "leave --images out, which is for folders of lists"
                )
            )
        )
    | None when not (Directory.Exists path) -> ofSpec loading path
    | _ -> ImageLists.Load(path, resize, Option.toObj images, loading)

let private listed (dataset: RetrievalDataset) =
    [ "train", dataset.Train; "database", dataset.Database; "query", dataset.Query ]

let private choose (lists: (string * IImageSet) list) (name: string) =
    match lists |> List.tryFind (fun (each, _) -> each = name) with
    | Some(_, images) -> images
    | None ->
        let known = lists |> List.map fst |> List.toArray

        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"--list is '{name}'",
                    Remedy = ClosestName.Remedy(name, known)
                )
            )
        )

let private print (table: Table) =
    for line in Tables.lines 200 table do
        printfn "%s" line

let private sizes (statistics: (string * LabelStatistics) list) =
    let table = Tables.create().AddColumn "list"

    for title in [ "images"; "labels an image"; "label vectors"; "without labels" ] do
        table.AddColumn(Tables.right title) |> ignore

    for name, each in statistics do
        table.AddRow(
            name,
            Format.count (float each.Items),
            each.MeanLabels.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
            Format.count (float each.DistinctVectors),
            Format.count (float each.WithoutLabels)
        )
        |> ignore

    table

let private classes (dataset: RetrievalDataset) (statistics: (string * LabelStatistics) list) =
    let table = Tables.create().AddColumn "class"

    for name, _ in statistics do
        table.AddColumn(Tables.right (name + "      %")) |> ignore

    for label in 0 .. dataset.Train.Classes - 1 do
        let cell (_, each: LabelStatistics) =
            let count = each.OfClass[label]
            $"{Format.count (float count)}  {(Format.percent (float count / float (max 1 each.Items))).PadLeft 5}"

        table.AddRow(Markup.Escape(dataset.NameOf label) :: List.map cell statistics |> List.toArray)
        |> ignore

    table

let private caption (dataset: RetrievalDataset) (images: IImageSet) item =
    images.LabelsOf item |> Seq.map dataset.NameOf |> String.concat ", "

let private sheet dataset (images: IImageSet) (count: int) (seed: int64) =
    let stream = KeyedStream.Create(seed, "contact-sheet")

    let items =
        KeyedPermutation.Of(stream, 0, images.Count)
        |> Array.truncate count
        |> Array.sort

    ContactSheet.Png(
        [| for item in items -> Picture.Of(images, item) |],
        [| for item in items -> caption dataset images item |],
        columns
    )

/// Prints what the labels of a data set are like, and draws some of its images.
let run (arguments: ParseResults<DataShowArguments>) =
    let chosen =
        arguments.TryGetResult DataShowArguments.List |> Option.defaultValue "database"

    let count =
        arguments.TryGetResult DataShowArguments.Count
        |> Option.defaultValue 48
        |> Loading.atLeast 0 "--count"

    let folder =
        arguments.TryGetResult DataShowArguments.Images
        |> Option.map (Loading.folder "--images")

    let dataset =
        Counting.showingLong (fun progress ->
            Interrupt.leaving (fun stop ->
                load (Loading.images progress stop) (arguments.GetResult DataShowArguments.Spec_Or_Folder) folder))

    let lists = listed dataset
    let images = choose lists chosen

    let statistics =
        lists |> List.map (fun (name, each) -> name, LabelStatistics.Of each)

    let share = LabelStatistics.RelevantShare(dataset.Query, dataset.Database)

    printfn "%s: %d classes, images of %d x %d pixels" dataset.Name images.Classes images.Width images.Height
    printfn ""
    print (sizes statistics)
    printfn ""
    print (classes dataset statistics)
    printfn ""

    printfn
        "%s %% of the database is relevant to a query: about the MAP of a ranking that knows nothing"
        (Format.percent share)

    printfn "digest = \"%s\"" dataset.Digest

    if count > 0 then
        let output =
            arguments.TryGetResult DataShowArguments.Output
            |> Option.defaultValue "contact-sheet.png"

        let seed = arguments.TryGetResult DataShowArguments.Seed |> Option.defaultValue 0L
        let png = Interrupt.leaving (fun _ -> sheet dataset images count seed)
        let isReplaced = File.Exists output
        Writing.file output "name a file that can be written" (fun path -> File.WriteAllBytes(path, png))

        printfn
            "%s%s"
            output
            (if isReplaced then
                 ", in the place of the file that was there"
             else
                 "")

    ExitCode.success
