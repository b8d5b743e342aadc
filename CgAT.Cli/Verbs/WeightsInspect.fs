/// cgat weights inspect FILE
module CgAT.Cli.Verbs.WeightsInspect

open System.IO
open Argu
open CgAT.Cli
open CgAT.Core.Weights

let private kind (contents: WeightFileContents) =
    match contents.Kind with
    | WeightFileKind.Safetensors -> "safetensors"
    | _ -> "an archive of torch.save"

let private shape (tensor: StoredTensor) =
    let sides = tensor.Shape |> Seq.map string |> String.concat ", "
    $"[{sides}]"

let private tensors (contents: WeightFileContents) =
    let widest (text: StoredTensor -> string) =
        contents.Tensors |> Seq.map (text >> String.length) |> Seq.fold max 0

    let name, numbers = widest _.Name, widest _.NumberType

    for tensor in contents.Tensors do
        printfn "%s   %s   %s" (tensor.Name.PadRight name) (tensor.NumberType.PadRight numbers) (shape tensor)

/// Prints what is in a file of weights.
let run (arguments: ParseResults<WeightsInspectArguments>) =
    let contents = WeightFile.Inspect(arguments.GetResult WeightsInspectArguments.File)

    let numbers = contents.Tensors |> Seq.sumBy _.Count
    tensors contents

    printfn
        "%s: %s, %s bytes, %s, %s"
        (Path.GetFileName contents.File)
        (kind contents)
        (Format.count (float contents.Length))
        (Format.plural contents.Tensors.Count "tensor")
        (Format.count (float numbers) + " numbers")

    printfn "digest = \"%s\"" contents.Digest
    ExitCode.success
