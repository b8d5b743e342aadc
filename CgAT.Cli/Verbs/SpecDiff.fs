/// cgat spec diff SPEC OTHER
module CgAT.Cli.Verbs.SpecDiff

open Argu
open CgAT.Cli
open CgAT.Experiments.Specs

let private side (value: string | null) =
    match value with
    | null -> "not there"
    | text -> text

let private line (width: int) (difference: SpecDifference) =
    let note =
        if difference.Cosmetic then
            "     (changes no spec id)"
        else
            ""

    $"{difference.Path.PadRight width}   {side difference.Before} -> {side difference.After}{note}"

/// Prints the settings in which two specs differ.
let run (arguments: ParseResults<SpecDiffArguments>) =
    let first, second = arguments.GetResult Specs
    let before = SpecReader.Read(first).Require()
    let after = SpecReader.Read(second).Require()
    let differences = SpecComparison.Of(before, after)

    if differences.Count > 0 then
        let width = differences |> Seq.map _.Path.Length |> Seq.max
        differences |> Seq.iter (line width >> printfn "%s")

    let id (spec: ExpandedSpec) = (SpecIdentity.Of spec)[..11]

    let ids =
        if id before = id after then
            $"the same spec id, {id before}"
        else
            $"spec {id before} and {id after}"

    printfn "%s; %s" (Format.plural differences.Count "difference") ids
    ExitCode.success
