module CgAT.FSharp.Tests.RoundTripTests

open FsCheck.Xunit
open Xunit
open CgAT.Experiments.Specs
open CgAT.FSharp

let private again (spec: Spec) =
    match Spec.toToml spec |> Spec.ofToml spec.Folder with
    | Ok again -> again
    | Error diagnostics -> failwith $"{diagnostics}"

let private canonical (spec: Spec) =
    SpecCanonical.ToJson(spec.Spec, includeCosmetic = true)

[<Property(Arbitrary = [| typeof<SpecGen.RightSpecs> |], MaxTest = 100)>]
let ``Any spec goes to TOML and back unchanged, and keeps its id`` (spec: Spec) =
    let back = again spec
    Assert.Equal(canonical spec, canonical back)
    Assert.Equal(Spec.toToml spec, Spec.toToml back)
    Assert.Equal(Spec.id spec, Spec.id back)

    Assert.Equal<string list>(
        [ for point in spec.Read().Require().Points -> SpecIdentity.Of point.Spec ],
        [ for point in back.Read().Require().Points -> SpecIdentity.Of point.Spec ]
    )
