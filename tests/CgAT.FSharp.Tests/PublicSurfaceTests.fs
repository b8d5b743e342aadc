module CgAT.FSharp.Tests.PublicSurfaceTests

open System
open System.IO
open Xunit
open CgAT.FSharp

let private approved =
    Repository.path "tests/CgAT.FSharp.Tests/PublicSurface.approved.txt"

/// What fits on a screen.
let private screen = 55

[<Fact>]
let ``The public surface is the approved one, and fits on two screens`` () =
    let surface = PublicSurface.text typeof<Metric>.Assembly

    if Environment.GetEnvironmentVariable "CGAT_APPROVE" = "1" then
        File.WriteAllText(approved, surface)

    Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings "\n", surface)
    Assert.InRange(surface.Split('\n').Length, 1, 2 * screen)
    Assert.All(surface.Split '\n', (fun line -> Assert.InRange(line.Length, 0, 140)))
