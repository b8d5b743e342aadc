/// cgat validate SPEC
module CgAT.Cli.Verbs.Validate

open System.IO
open Argu
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Specs

/// Checks a spec and its data set.
let run (arguments: ParseResults<ValidateArguments>) =
    let path = arguments.GetResult ValidateArguments.Spec
    let request = Loading.request path None None
    let dataset = DatasetLoader.Load(request.Spec.Dataset, request.BaseFolder)
    let runs = request.Spec.Seeds.Count * request.Spec.Defenses.Count

    let id = (SpecIdentity.Of request.Spec).Substring(0, 12)

    printfn
        "%s is valid: %s; %s queries, %s database, %s training images; spec %s"
        (Path.GetFileName path)
        (Format.plural runs "run")
        (Format.count (float dataset.Query.Count))
        (Format.count (float dataset.Database.Count))
        (Format.count (float dataset.Train.Count))
        id

    ExitCode.success
