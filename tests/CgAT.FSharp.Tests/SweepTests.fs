module CgAT.FSharp.Tests.SweepTests

open System.IO
open Xunit
open CgAT.Experiments.Specs
open CgAT.FSharp

let private load () = Spec.load Repository.spec

/// The spec with a table [sweep], as a file has it.
let private inFile (sweep: string) =
    use folder = new TemporaryFolder()

    File.ReadAllText Repository.spec + "\n[sweep]\n" + sweep
    |> folder.Write "swept.toml"
    |> Spec.load

let private points (spec: Spec) =
    [
        for point in spec.Read().Require().Points -> point.Axes |> Seq.map _.Text |> String.concat " "
    ]

let private bits = Sweep.over Hashing.bits [ 16; 32 ]
let private lambdas = Sweep.over Defense.lambda [ 0.5; 2.0; 8.0 ]

[<Fact>]
let ``A grid has every value with every other, the last going fastest`` () =
    let spec = load () |> Spec.sweep (Sweep.grid [ bits; lambdas ])

    let file =
        inFile "grid = { \"hashing.bits\" = [16, 32], \"defense.cgat.lambda\" = [0.5, 2.0, 8.0] }"

    Assert.Equal<string list>([ "16 0.5"; "16 2"; "16 8"; "32 0.5"; "32 2"; "32 8" ], points spec)
    Assert.Equal(Spec.id file, Spec.id spec)
    Assert.Equal(Spec.toToml file, Spec.toToml spec)

[<Fact>]
let ``Axes in step are one axis`` () =
    let spec =
        load ()
        |> Spec.sweep (
            Sweep.zip "strength" (Sweep.over Defense.lambda [ 0.5; 2.0 ]) (Sweep.over Defense.iterations [ 1; 3 ])
        )

    let file =
        inFile "zip.strength = { \"defense.cgat.lambda\" = [0.5, 2.0], \"defense.cgat.iterations\" = [1, 3] }"

    Assert.Equal<string list>([ "lambda=0.5, iterations=1"; "lambda=2, iterations=3" ], points spec)
    Assert.Equal(Spec.id file, Spec.id spec)

[<Fact>]
let ``A condition leaves points out`` () =
    let spec =
        load ()
        |> Spec.sweep (
            Sweep.grid [ bits; lambdas ]
            |> Sweep.where (fun at -> at.At Defense.lambda < 8.0 || at.At Hashing.bits = 32)
            |> Sweep.where (fun at -> at.At Defense.lambda > 1.0)
        )

    Assert.Equal<string list>([ "16 2"; "32 2"; "32 8" ], points spec)

[<Fact>]
let ``A sweep of code comes after that of the file`` () =
    let spec = inFile "grid = { \"hashing.bits\" = [16, 32] }" |> Spec.sweep lambdas
    Assert.Equal<string list>([ "16 0.5"; "16 2"; "16 8"; "32 0.5"; "32 2"; "32 8" ], points spec)

[<Fact>]
let ``A setting of several defences goes in step`` () =
    let cgat = Defense.ofPreset "cgat"

    let spec =
        load ()
        |> Spec.defenses
            [
                cgat
                cgat |> Setting.put Defense.name "a.b" |> Setting.put Defense.iterations 9
            ]
        |> Spec.sweep lambdas

    Assert.Contains(
        "zip.lambda = { \"defense.cgat.lambda\" = [0.5, 2, 8], \"defense.\\\"a.b\\\".lambda\" = [0.5, 2, 8] }",
        Spec.toToml spec
    )

    for point in spec.Read().Require().Points do
        let values =
            [ for defense in point.Spec.Defenses -> (defense :?> CgatDefenseSpec).Lambda ]

        Assert.Equal(1, values |> List.distinct |> List.length)

[<Fact>]
let ``Presets of hashing methods are an axis`` () =
    let spec = load () |> Spec.sweep (Sweep.over Hashing.preset [ "csq"; "dph" ])

    Assert.Equal<string list>([ "csq"; "dph" ], points spec)

    Assert.Equal<string list>(
        [ "csq"; "dph" ],
        [ for point in spec.Read().Require().Points -> point.Spec.Hashing.Method ]
    )

[<Fact>]
let ``Grey levels are written as such`` () =
    let spec =
        load ()
        |> Spec.sweep (Sweep.over Attack.epsilon [ for levels in [ 4; 8 ] -> float levels / 255.0 ])

    Assert.Contains("grid = { \"attack.center.epsilon\" = [\"4/255\", \"8/255\"] }", Spec.toToml spec)
