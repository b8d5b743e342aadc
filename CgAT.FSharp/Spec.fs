namespace CgAT.FSharp

open System.IO
open CgAT.Core.Errors
open CgAT.Experiments.Specs

/// An experiment with all points of its sweep, and the folder that its data folder is relative to.
type Spec =
    {
        Experiment: ExpandedSpec
        BaseFolder: string
    }

/// Loads specs and changes them; every function that changes one takes it last and returns a new one. Where the spec
/// has
/// a sweep, every point of it is changed.
[<RequireQualifiedAccess>]
module Spec =
    let private edit (change: ExperimentSpec -> ExperimentSpec) (spec: Spec) =
        { spec with
            Experiment = spec.Experiment.Map change
        }

    /// Reads a spec file: the spec, or everything that is wrong with the file.
    let tryLoad (path: string) : Result<Spec, Diagnostic list> =
        let reading = SpecReader.Read path

        match Option.ofObj reading.Spec with
        | Some experiment ->
            Ok
                {
                    Experiment = experiment
                    BaseFolder =
                        Path.GetDirectoryName(Path.GetFullPath path)
                        |> Option.ofObj
                        |> Option.defaultValue "."
                }
        | None -> Error(List.ofSeq reading.Diagnostics)

    /// Reads a spec file; what is wrong with it is thrown as a UserErrorException, with the text of the command line.
    let load (path: string) : Spec =
        match tryLoad path with
        | Ok spec -> spec
        | Error diagnostics -> raise (UserErrorException(List.toArray diagnostics))

    /// The id of the science: equal for equal specs, however they were made.
    let id (spec: Spec) = SpecIdentity.Of spec.Experiment

    /// The spec, or everything that changes made wrong with it. Running a spec checks it too.
    let check (spec: Spec) : Result<Spec, Diagnostic list> =
        match List.ofSeq (SpecValidator.Validate spec.Experiment) with
        | [] -> Ok spec
        | diagnostics -> Error diagnostics

    /// The name that tables show.
    let name (value: string) =
        edit (fun spec -> SpecEdits.WithName(spec, value))

    /// One run for each seed.
    let seeds (values: int list) =
        edit (fun spec -> SpecEdits.WithSeeds(spec, values |> List.map int64 |> List.toArray))

    /// Into how many parts, a thread each, every batch is split; part of what fixes the bits of the results.
    let threads (value: int) =
        edit (fun spec -> SpecEdits.WithThreads(spec, value))

    /// The length of a code.
    let bits (value: int) =
        edit (fun spec -> SpecEdits.WithBits(spec, value))

    /// Epochs of the classification warm-up.
    let warmUpEpochs (value: int) =
        edit (fun spec -> SpecEdits.WithWarmUpEpochs(spec, value))

    /// Epochs of hashing training.
    let hashingEpochs (value: int) =
        edit (fun spec -> SpecEdits.WithHashingEpochs(spec, value))

    /// Epochs of every defence that trains.
    let defenseEpochs (value: int) =
        edit (fun spec -> SpecEdits.WithDefenseEpochs(spec, value))

    /// Iterations of the attack inside CgAT.
    let defenseIterations (value: int) =
        edit (fun spec -> SpecEdits.WithDefenseIterations(spec, value))

    /// The weight of CgAT's center-code term.
    let lambda (value: float) =
        edit (fun spec -> SpecEdits.WithLambda(spec, value))

    /// Iterations of every attack.
    let attackIterations (value: int) =
        edit (fun spec -> SpecEdits.WithAttackIterations(spec, value))
