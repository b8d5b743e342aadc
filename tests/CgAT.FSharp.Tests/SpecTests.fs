module CgAT.FSharp.Tests.SpecTests

open Xunit

[<Fact>]
let ``one`` () = Assert.Equal(1, CgAT.FSharp.Spec.x)
