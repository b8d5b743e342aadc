/// cgat spec show SPEC
module CgAT.Cli.Verbs.SpecShow

open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Specs

let private noPoint number (spec: ExpandedSpec) =
    let points = Format.plural spec.Points.Count "point"

    UserErrorException(
        Diagnostic(
            Code = ErrorCodes.BadArgument,
            Message = $"--point is {number}, and the spec has {points}",
            Remedy = "points count from 1; a spec without a sweep is one point"
        )
    )

let private pointOf number (spec: ExpandedSpec) =
    if number < 1 || number > spec.Points.Count then
        raise (noPoint number spec)

    let point = spec.Points[number - 1]
    let place = Format.places point.Axes |> String.concat ", "
    printf "# point %d of %d: %s\n%s" number spec.Points.Count place (SpecToml.Write point.Spec)

/// Prints a spec as it is resolved.
let run (arguments: ParseResults<SpecShowArguments>) =
    let reading = SpecReader.Read(arguments.GetResult SpecShowArguments.Spec)
    let spec = reading.Require()

    match arguments.TryGetResult Point with
    | Some number -> pointOf number spec
    | None -> printf "%s" (SpecToml.Write reading)

    ExitCode.success
