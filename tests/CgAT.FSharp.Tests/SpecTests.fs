module CgAT.FSharp.Tests.SpecTests

open System.IO
open Xunit
open CgAT.Core.Errors
open CgAT.FSharp

let private load () = Spec.load Repository.spec

let private ok result =
    match result with
    | Ok value -> value
    | Error(diagnostics: Diagnostic list) -> failwith $"{diagnostics}"

let private errors result =
    match result with
    | Ok _ -> failwith "there is no error"
    | Error(diagnostics: Diagnostic list) -> diagnostics

/// The spec with stretches of its text replaced, each of which must be there once.
let private inToml (changes: (string * string) list) =
    use folder = new TemporaryFolder()

    (File.ReadAllText Repository.spec, changes)
    ||> List.fold (fun text (old, replacement) ->
        Assert.Equal(2, text.Split(old).Length)
        text.Replace(old, replacement))
    |> folder.Write "changed.toml"
    |> Spec.load

/// Every function that changes a spec, with the same change of the text.
let private changes: (string * (Spec -> Spec) * (string * string) list) list =
    [
        "name", Spec.name "other", [ "name = \"for-tests\"", "name = \"other\"" ]
        "seeds", Spec.seeds [ 4; 2 ], [ "seeds = [0]", "seeds = [4, 2]" ]
        "threads", Spec.threads 1, [ "threads = 2", "threads = 1" ]
        "bits", Spec.bits 16, [ "bits = 32", "bits = 16" ]
        "warmUpEpochs", Spec.warmUpEpochs 0, [ "warm_up = { epochs = 3", "warm_up = { epochs = 0" ]
        "hashingEpochs", Spec.hashingEpochs 7, [ "epochs = 12", "epochs = 7" ]
        "defenseEpochs", Spec.defenseEpochs 9, [ "epochs = 8", "epochs = 9" ]
        "defenseIterations", Spec.defenseIterations 1, [ "iterations = 3\n", "iterations = 1\n" ]
        "lambda", Spec.lambda 2.5, [ "lambda = 1.0", "lambda = 2.5" ]
        "attackIterations", Spec.attackIterations 5, [ "iterations = 100", "iterations = 5" ]
    ]

let names = TheoryData<string>(changes |> List.map (fun (name, _, _) -> name))

[<Theory; MemberData(nameof names)>]
let ``A change in code is the same as in the file`` (name: string) =
    let _, change, text =
        changes |> List.find (fun (candidate, _, _) -> candidate = name)

    let inCode, inFile = change (load ()), inToml text

    Assert.Equal(Spec.id inFile, Spec.id inCode)
    Assert.Equal(inFile.Experiment.Base.Name, inCode.Experiment.Base.Name)
    Assert.Equal(inFile.Experiment.Base.Numerics, inCode.Experiment.Base.Numerics)
    Assert.Equal(name = "name" || name = "threads", (Spec.id inCode = Spec.id (load ())))

[<Fact>]
let ``Every change of a spec is tested`` () =
    let edits =
        typeof<Spec>.Assembly.GetTypes()
        |> Seq.filter (fun each -> each.Name = "SpecModule")
        |> Seq.collect _.GetMethods()
        |> Seq.filter (fun each -> each.ReturnType = typeof<Spec -> Spec>)
        |> Seq.map _.Name
        |> Set

    Assert.Equal<Set<string>>(edits, changes |> List.map (fun (name, _, _) -> name) |> Set)

[<Fact>]
let ``A change leaves the spec that it is given as it was`` () =
    let before = load ()
    let id = Spec.id before

    for _, change, _ in changes do
        change before |> ignore

    Assert.Equal(id, Spec.id before)

[<Fact>]
let ``A path is relative to where the script runs, and data to the spec`` () =
    let relative =
        Path.GetRelativePath(Directory.GetCurrentDirectory(), Repository.spec)

    let spec = Spec.load relative
    Assert.Equal(Repository.path "tests/CgAT.FSharp.Tests/Support", Path.GetFullPath spec.BaseFolder)
    Assert.Equal(Spec.id (load ()), Spec.id spec)

[<Fact>]
let ``Everything that is wrong with a file is told as a value with code and place`` () =
    use folder = new TemporaryFolder()

    let file =
        File.ReadAllText(Repository.spec).Replace("bits = 32", "bits = 0").Replace("k = 1000\n", "")
        |> folder.Write "wrong.toml"

    let found = Spec.tryLoad file |> errors

    Assert.Equal<(string * int) list>(
        [ ErrorCodes.SpecOutOfRange, 20; ErrorCodes.SpecMissingKey, 51 ],
        [ for each in found -> each.Code, each.Line.Value ]
    )

    Assert.All(found, (fun each -> Assert.Equal(file, each.File)))

[<Fact>]
let ``A file that is not there is told as a value`` () =
    let found =
        Spec.tryLoad (Repository.path "tests/CgAT.FSharp.Tests/Support/spce.toml")
        |> errors
        |> List.exactlyOne

    Assert.Equal((ErrorCodes.SpecUnreadable, "did you mean 'spec.toml'?"), (found.Code, found.Remedy))

[<Fact>]
let ``A right file is told as a value`` () =
    Assert.Equal(Spec.id (load ()), Spec.tryLoad Repository.spec |> ok |> Spec.id)

[<Fact>]
let ``Load throws everything that is wrong, in the words of the command line`` () =
    let path = Repository.path "tests/CgAT.FSharp.Tests/Support/spce.toml"
    let thrown = Assert.Throws<UserErrorException>(fun () -> Spec.load path |> ignore)

    Assert.Equal($"{path}: error CGAT0101: there is no such file\n  did you mean 'spec.toml'?", thrown.Message)

[<Fact>]
let ``A check tells what changes made wrong`` () =
    let spec = load () |> Spec.bits 0 |> Spec.seeds []
    let found = Spec.check spec |> errors

    Assert.Equal<string list>(
        [ "seeds is an empty list"; "hashing.bits is 0, outside [1, 1024]" ],
        [ for each in found -> each.Message ]
    )

    Assert.Equal(Spec.id (load ()), load () |> Spec.check |> ok |> Spec.id)
