module CgAT.FSharp.Tests.SpecTests

open System.IO
open Xunit
open CgAT.Core.Errors
open CgAT.Experiments.Specs
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

/// The text of the spec with stretches replaced, each of which must be there once.
let private edited (changes: (string * string) list) =
    (File.ReadAllText Repository.spec, changes)
    ||> List.fold (fun text (old, replacement) ->
        Assert.Equal(2, text.Split(old).Length)
        text.Replace(old, replacement))

let private inToml (changes: (string * string) list) =
    use folder = new TemporaryFolder()
    edited changes |> folder.Write "changed.toml" |> Spec.load

let private defended =
    let text = File.ReadAllText Repository.spec
    text[text.LastIndexOf "[[defense]]" .. text.IndexOf "[[attack]]" - 1]

/// Settings and functions that change a spec, with the same change of the text.
let private changes: (string * (Spec -> Spec) * (string * string) list) list =
    [
        "name", Spec.name "other", [ "name = \"for-tests\"", "name = \"other\"" ]
        "seeds", Spec.seeds [ 4; 2 ], [ "seeds = [0]", "seeds = [4, 2]" ]
        "limit", Spec.limit 9 20 3, [ "[backbone]", "limit = { train = 9, database = 20, query = 3 }\n[backbone]" ]
        "threads", Spec.set Numerics.threads 1, [ "threads = 2", "threads = 1" ]
        "device", Spec.set Numerics.device "auto", [ "device = \"cpu\"", "device = \"auto\"" ]
        "bits", Spec.set Hashing.bits 16, [ "bits = 32", "bits = 16" ]
        "warm-up epochs", Spec.set Backbone.warmUpEpochs 0, [ "warm_up = { epochs = 3", "warm_up = { epochs = 0" ]
        "hashing epochs", Spec.set Hashing.epochs 7, [ "epochs = 12", "epochs = 7" ]
        "hashing preset",
        Spec.set Hashing.preset "csq",
        [ "method = \"dpsh\"\n", "preset = \"csq\"\n"; "quantization = 0.001\n", "" ]
        "defence's epochs", Spec.set Defense.epochs 9, [ "epochs = 8", "epochs = 9" ]
        "defence's epsilon",
        Spec.set Defense.epsilon 0.25,
        [ "epsilon = \"16/255\"\nstep = \"8/255\"", "epsilon = 0.25\nstep = \"8/255\"" ]
        "defence's step", Spec.set Defense.step (4.0 / 255.0), [ "step = \"8/255\"", "step = \"4/255\"" ]
        "defence's iterations", Spec.set Defense.iterations 1, [ "iterations = 3\n", "iterations = 1\n" ]
        "lambda", Spec.set Defense.lambda 2.5, [ "lambda = 1.0", "lambda = 2.5" ]
        "attack's epsilon",
        Spec.set Attack.epsilon (8.0 / 255.0),
        [
            "epsilon = \"16/255\"\nstep = \"2/255\"", "epsilon = \"8/255\"\nstep = \"2/255\""
        ]
        "attack's iterations", Spec.set Attack.iterations 5, [ "iterations = 100", "iterations = 5" ]
        "mu", Spec.set (Setting.Of(fun (cgat: CgatDefenseSpec) -> cgat.Mu)) 0.5, [ "mu = 0.0", "mu = 0.5" ]
        "momentum",
        Spec.set (Setting.Of(fun (cgat: CgatDefenseSpec) -> (cgat.Optimizer :?> SgdSpec).Momentum)) 0.5,
        [ "momentum = 0.9", "momentum = 0.5" ]
        "attacks",
        Spec.attacks
            [
                Attack.ofPreset "center-100"
                Attack.ofPreset "bim" |> Setting.put Attack.name "weak"
            ],
        [
            "[[attack]]\nkind = \"center\"\nepsilon = \"16/255\"\nstep = \"2/255\"\niterations = 100\n"
            + "random_start = true\ncenters_from = \"database\"",
            "[[attack]]\npreset = \"center-100\"\nname = \"center-100\"\n[[attack]]\npreset = \"bim\"\nname = \"weak\""
        ]
        "defences", Spec.defenses [ Defense.none ], [ defended, "" ]
    ]

let private cosmetic = set [ "name"; "threads"; "device" ]

let names = TheoryData<string>(changes |> List.map (fun (name, _, _) -> name))

[<Theory; MemberData(nameof names)>]
let ``A change in code is the same as in the file`` (name: string) =
    let _, change, text =
        changes |> List.find (fun (candidate, _, _) -> candidate = name)

    let inCode, inFile = change (load ()), inToml text

    Assert.Equal(Spec.id inFile, Spec.id inCode)
    Assert.Equal(Spec.toToml inFile, Spec.toToml inCode)
    Assert.Equal(cosmetic.Contains name, (Spec.id inCode = Spec.id (load ())))

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
    Assert.Equal(Repository.path "tests/CgAT.FSharp.Tests/Support", Path.GetFullPath spec.Folder)
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
    let spec = load () |> Spec.set Hashing.bits 0 |> Spec.seeds []
    let found = Spec.check spec |> errors

    Assert.Equal<string list>(
        [ "seeds is an empty list"; "hashing.bits is 0, outside [1, 1024]" ],
        [ for each in found -> each.Message ]
    )

    Assert.Equal(Spec.id (load ()), load () |> Spec.check |> ok |> Spec.id)

[<Fact>]
let ``A check tells all that is wrong, and each once`` () =
    let found =
        load ()
        |> Spec.set Hashing.bits 0
        |> Spec.set Hashing.preset "cqs"
        |> Spec.set (Setting.Of(fun (defense: TradesDefenseSpec) -> defense.Lambda)) 1.0
        |> Spec.check
        |> errors

    Assert.Equal<string list>(
        [
            ErrorCodes.SpecUnknownName
            ErrorCodes.SpecNoSetting
            ErrorCodes.SpecOutOfRange
        ],
        [ for each in found -> each.Code ]
    )

/// Mistakes of code with the same mistakes of a text.
let private mistakes: (string * (Spec -> Spec) * (string * string) list) list =
    [
        "range", Spec.set Hashing.bits 0, [ "bits = 32", "bits = 0" ]
        "no number", Spec.set Defense.lambda nan, [ "lambda = 1.0", "lambda = nan" ]
        "name", Spec.set Numerics.device "gpu", [ "device = \"cpu\"", "device = \"gpu\"" ]
        "form", Spec.name "For Tests", [ "name = \"for-tests\"", "name = \"For Tests\"" ]
        "preset",
        Spec.set Hashing.preset "cqs",
        [ "method = \"dpsh\"\n", "preset = \"cqs\"\n"; "quantization = 0.001\n", "" ]
        "budget", Spec.set Attack.epsilon 16.0, [ "epsilon = \"16/255\"\nstep = \"2", "epsilon = 16\nstep = \"2" ]
        "sweep",
        Spec.sweep (Sweep.over Hashing.bits [ 16; 0 ]),
        [ "[numerics]", "[sweep]\ngrid = { \"hashing.bits\" = [16, 0] }\n[numerics]" ]
    ]

let mistaken = TheoryData<string>(mistakes |> List.map (fun (name, _, _) -> name))

[<Theory; MemberData(nameof mistaken)>]
let ``A mistake in code is told as the reader of files tells it`` (name: string) =
    let _, change, text =
        mistakes |> List.find (fun (candidate, _, _) -> candidate = name)

    let inCode = load () |> change |> Spec.check |> errors |> List.exactlyOne
    use folder = new TemporaryFolder()

    let inFile =
        folder.Write "wrong.toml" (edited text)
        |> Spec.tryLoad
        |> errors
        |> List.exactlyOne

    Assert.Equal((inFile.Code, inFile.Remedy), (inCode.Code, inCode.Remedy))
    Assert.EndsWith(inFile.Message, inCode.Message)

[<Fact>]
let ``A setting that nothing has is told`` () =
    let trades = Setting.Of(fun (defense: TradesDefenseSpec) -> defense.Lambda)

    let strong =
        Setting.Of((fun (defense: CgatDefenseSpec) -> defense.Lambda), "strong")

    let found =
        load ()
        |> Spec.set trades 1.0
        |> Spec.sweep (Sweep.over strong [ 1.0 ])
        |> Spec.check
        |> errors

    Assert.Equal<string list>(
        [
            "nothing in the spec has the setting lambda of TradesDefenseSpec"
            "nothing in the spec has the setting lambda of CgatDefenseSpec called 'strong'"
        ],
        [ for each in found -> each.Message ]
    )

    Assert.All(found, (fun each -> Assert.Equal(ErrorCodes.SpecNoSetting, each.Code)))

[<Fact>]
let ``What is swept can't be set`` () =
    let found =
        load ()
        |> Spec.sweep (Sweep.over Hashing.bits [ 16; 32 ])
        |> Spec.set Hashing.bits 8
        |> Spec.check
        |> errors
        |> List.exactlyOne

    Assert.Equal(
        (ErrorCodes.SpecBadSweep, "hashing.bits is swept, so that setting it changes nothing"),
        (found.Code, found.Message)
    )

[<Fact>]
let ``A setting of one label changes the defence of that label alone`` () =
    let strong =
        Setting.Of((fun (defense: CgatDefenseSpec) -> defense.Lambda), "strong")

    let cgat = Defense.ofPreset "cgat"

    let spec =
        load ()
        |> Spec.defenses [ cgat; cgat |> Setting.put Defense.name "strong" ]
        |> Spec.set strong 3.0

    Assert.Equal<float list>([ 1.0; 3.0 ], [ for each in spec.Spec.Defenses -> (each :?> CgatDefenseSpec).Lambda ])

[<Fact>]
let ``A preset that is not known is told with the one that was meant`` () =
    let thrown =
        Assert.Throws<UserErrorException>(fun () -> Defense.ofPreset "cgat-pluss" |> ignore)

    let found = List.exactlyOne (List.ofSeq thrown.Diagnostics)
    Assert.Equal(ErrorCodes.SpecUnknownName, found.Code)
    Assert.StartsWith("did you mean \"cgat-plus\"?", found.Remedy)
