/// A spec on a data set of seconds: 40 database images, of which all are for training, and 8 queries.
module CgAT.FSharp.Tests.TinySpec

open System.IO
open SkiaSharp
open CgAT.Core.Data
open CgAT.Experiments.Specs
open CgAT.FSharp

let private classes = 2

let private draw (image: int) (file: string) =
    let level = byte (40 + 3 * image)

    let colour =
        if image % classes = 0 then
            SKColor(255uy, level, 0uy)
        else
            SKColor(0uy, level, 255uy)

    use bitmap = new SKBitmap(32, 32)
    bitmap.Erase colour
    use png = bitmap.Encode(SKEncodedImageFormat.Png, 100)
    File.WriteAllBytes(file, png.ToArray())

let private list (folder: string) (part: string) (images: int list) =
    let write (kind: string) (lines: string list) =
        File.WriteAllLines(Path.Combine(folder, $"{part}_{kind}.txt"), lines)

    write "img" [ for image in images -> $"{image}.png" ]

    write
        "label"
        [
            for image in images ->
                [
                    for label in 0 .. classes - 1 -> if label = image % classes then "1" else "0"
                ]
                |> String.concat " "
        ]

/// Writes the data set to a folder and returns the spec on it.
let on (folder: string) : Spec =
    for image in 0..47 do
        draw image (Path.Combine(folder, $"{image}.png"))

    list folder "database" [ 0..39 ]
    list folder "train" [ 0..39 ]
    list folder "test" [ 40..47 ]

    let resize = ResizeSpec(Size = 32, Filter = ImageResize.Area)

    let digest =
        ImageLists.Load(folder, ImageResize(Size = resize.Size, Filter = resize.Filter)).Digest

    let spec =
        Spec.load Repository.spec
        |> Spec.name "tiny"
        |> Spec.dataset (ImageListSpec(Folder = ".", Digest = digest, Resize = resize))
        |> Spec.set Hashing.bits 8
        |> Spec.set Evaluation.k 20
        |> Spec.set Backbone.warmUpEpochs 1
        |> Spec.set Hashing.epochs 1
        |> Spec.set Defense.epochs 1
        |> Spec.set Defense.iterations 1
        |> Spec.set Attack.iterations 2

    Spec.ofToml folder (Spec.toToml spec)
    |> Result.defaultWith (fun diagnostics -> failwith $"{diagnostics}")
