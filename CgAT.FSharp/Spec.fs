namespace CgAT.FSharp

open System.Collections.Generic
open CgAT.Core.Errors
open CgAT.Experiments.Scripting
open CgAT.Experiments.Specs
open CgAT.Experiments.Specs.Attacks

/// An experiment: a spec, what it sweeps over, and the folder that paths in it are relative to.
type Spec = Experiment

/// Loads specs and changes them; every function that changes one takes it last and returns a new one. What is wrong is
/// told when the spec is checked or run, all at once.
[<RequireQualifiedAccess>]
module Spec =
    let private told make =
        try
            Ok(make ())
        with :? UserErrorException as mistake ->
            Error(List.ofSeq mistake.Diagnostics)

    let private edit key (value: obj) (spec: Spec) =
        spec.Map(fun record -> SpecEdits.WithSetting(record, key, value))

    /// Reads a spec file; what is wrong with it is thrown as a UserErrorException, with the text of the command line.
    let load (path: string) : Spec = Experiment.Load path

    /// The quickstart, which comes with its images: DPSH, undefended and defended by CgAT, under the center attack.
    let quickstart () : Spec = Experiment.Quickstart()

    /// Reads a spec file: the spec, or everything that is wrong with the file.
    let tryLoad (path: string) : Result<Spec, Diagnostic list> = told (fun () -> load path)

    /// Another value of a setting, at every place that has it.
    let set (setting: Setting<'value>) (value: 'value) (spec: Spec) : Spec = spec.Set(setting, value)

    /// More axes, after those that the spec has.
    let sweep (sweep: Sweep) (spec: Spec) : Spec = spec.Swept sweep

    /// The name that tables show.
    let name (value: string) = set Settings.Name value

    /// One run for each seed.
    let seeds (values: int list) =
        set Settings.Seeds (values |> List.map int64 |> List.toArray :> IReadOnlyList<_>)

    /// The first images of each list alone, to try things out: how many to train on, to rank and to ask with.
    let limit (train: int) (database: int) (queries: int) =
        set Settings.Limit (LimitSpec(Train = train, Database = database, Query = queries))

    /// Other images.
    let dataset (dataset: DatasetSpec) = edit "dataset" dataset

    /// Another network.
    let backbone (backbone: BackboneSpec) = edit "backbone" backbone

    /// Another hashing method, with all of its settings. Spec.set Hashing.preset "csq" keeps bits, epochs and optimizer.
    let hashing (hashing: HashingSpec) = edit "hashing" hashing

    /// Other defences, one trained model each.
    let defenses (defenses: DefenseSpec list) = edit "defense" (List.toArray defenses)

    /// Other attacks, which every model faces.
    let attacks (attacks: AttackSpec list) = edit "attack" (List.toArray attacks)

    /// The spec, or everything that is wrong with it.
    let check (spec: Spec) : Result<Spec, Diagnostic list> =
        match List.ofSeq (spec.Read().Diagnostics) with
        | [] -> Ok spec
        | diagnostics -> Error diagnostics

    /// The id of the science: equal for equal specs, however they were made.
    let id (spec: Spec) : string = spec.Id()

    /// The spec as a file to check in, with every setting in its place; its id is that of the spec. Paths in it stay
    /// relative to the folder that those of the spec are relative to.
    let toToml (spec: Spec) : string = spec.ToToml()

    /// The spec of a text, or everything that is wrong with it; paths in it are relative to the folder.
    let ofToml (folder: string) (toml: string) : Result<Spec, Diagnostic list> =
        told (fun () -> Experiment.Parse(toml, folder))
