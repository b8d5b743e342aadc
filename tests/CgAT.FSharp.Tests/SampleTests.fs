module CgAT.FSharp.Tests.SampleTests

open System
open System.IO
open CliWrap
open CliWrap.Buffered
open Xunit

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
let ``The quickstart script prints its table and nothing else, and leaves tables`` () =
    task {
        use folder = new TemporaryFolder()
        let results = folder.Below "results"

        let! said =
            script (folder.Below "") [ Repository.path "samples/quickstart.fsx"; results ]

        Assert.Equal((0, ""), (said.ExitCode, (if said.ExitCode = 0 then "" else said.StandardError)))

        Assert.Matches(
            @"^defence     seed        clean       center\n"
            + @"none        0           [0-9]{2}\.[0-9]        [0-9]{2}\.[0-9]\n"
            + @"cgat        0           [0-9]{2}\.[0-9]        [0-9]{2}\.[0-9]\n$",
            said.StandardOutput
        )

        Assert.StartsWith("quickstart-small: 2 runs, 9 stages, 0 finished before\n", said.StandardError)
        Assert.Equal(2, Directory.GetFiles(Path.Combine(results, "runs"), "*.parquet").Length)
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
