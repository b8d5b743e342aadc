module CgAT.FSharp.Tests.SampleTests

open System
open System.IO
open CliWrap
open CliWrap.Buffered
open Xunit
open CgAT.FSharp

let private isDebug =
#if DEBUG
    true
#else
    false
#endif

/// A test of samples, which load the release build of the command line: a build of these tests makes it in that
/// configuration alone.
type ReleaseFactAttribute() as this =
    inherit FactAttribute()

    do
        if isDebug then
            this.Skip <- "samples load the release build: dotnet test --configuration Release"

let private script (folder: string) (words: string list) =
    Cli
        .Wrap("dotnet")
        .WithArguments("fsi" :: words)
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(fun variables -> variables.Set("OMP_WAIT_POLICY", "passive") |> ignore)
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync()

[<ReleaseFact>]
let ``The quickstart script prints its table and nothing else, and leaves tables and a spec`` () =
    task {
        use folder = new TemporaryFolder()
        let results = folder.Below "results"
        let tiny = TinySpec.on (folder.Below "")
        let spec = Spec.toToml tiny |> folder.Write "tiny.toml"

        let! said =
            script (folder.Below "") [ Repository.path "samples/quickstart.fsx"; spec; results ]

        Assert.Equal((0, ""), (said.ExitCode, (if said.ExitCode = 0 then "" else said.StandardError)))

        Assert.Matches(
            @"^defence     seed        clean       center\n"
            + @"none        0           [0-9]{2,3}\.[0-9] +[0-9]{2,3}\.[0-9]\n"
            + @"cgat        0           [0-9]{2,3}\.[0-9] +[0-9]{2,3}\.[0-9]\n$",
            said.StandardOutput
        )

        Assert.StartsWith("quickstart-16: 2 runs, 9 stages, 0 finished before\n", said.StandardError)
        Assert.Equal(2, Directory.GetFiles(Path.Combine(results, "runs"), "*.parquet").Length)

        match
            File.ReadAllText(Path.Combine(results, "quickstart-16.toml"))
            |> Spec.ofToml tiny.Folder
        with
        | Ok printed ->
            Assert.Equal(tiny |> Spec.set Hashing.bits 16 |> Spec.set Defense.lambda 2.0 |> Spec.id, Spec.id printed)
        | Error diagnostics -> failwith $"{diagnostics}"
    }

[<ReleaseFact>]
let ``A script that is wrong says so in the words of the command line`` () =
    task {
        use folder = new TemporaryFolder()

        let prelude = Repository.path "samples/cgat.fsx"

        let file =
            folder.Write "wrong.fsx" $"#load @\"{prelude}\"\nCgAT.FSharp.Spec.load \"nothing.toml\" |> ignore\n"

        let! said = script (folder.Below "") [ file ]

        Assert.Equal((1, ""), (said.ExitCode, said.StandardOutput))
        Assert.Contains("nothing.toml: error CGAT0101: there is no such file", said.StandardError)
    }
