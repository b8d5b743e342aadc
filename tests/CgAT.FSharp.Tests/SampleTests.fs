namespace CgAT.FSharp.Tests

open System
open System.IO
open System.Text.RegularExpressions
open CliWrap.Buffered
open Xunit
open CgAT.Experiments.Results
open CgAT.FSharp

module Configuration =
    let isDebug =
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
        if Configuration.isDebug then
            this.Skip <- "samples load the release build: dotnet test --configuration Release"

/// Every sample, on tiny settings: from the built output, then from packages in a clean cache, which find what the first
/// computed and say the same.
type SampleTests(samples: PackedSamples) =
    let said (result: BufferedCommandResult) =
        // What went wrong is in the standard error stream, or, of what a #load does, in the other.
        let reason =
            if result.ExitCode = 0 then
                ""
            else
                result.StandardOutput + result.StandardError

        Assert.Equal((0, ""), (result.ExitCode, reason))
        result.StandardOutput

    let bothWays sample results =
        let built = samples.Built(sample, results)
        let packed = samples.Packed(sample, results)
        Assert.Equal(said built, said packed)
        Assert.Matches(": [0-9]+ runs, ([0-9]+) stages, \\1 finished before\n", packed.StandardError)
        said built

    let lines (text: string) =
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)

    /// A table's text: what it begins with, and then lines that end in a number and its interval.
    let assertTable (heading: string) rows (text: string) =
        let found = lines text
        Assert.Matches("^" + heading.Replace(" ", " +") + "$", found[0])
        Assert.Equal(rows, found.Length - 1)
        Assert.All(found[1..], (fun line -> Assert.Matches(@"[0-9]{1,3}\.[0-9]  \[[0-9.]+, [0-9.]+\]$", line)))

    let file results name =
        Path.Combine(samples.Results results, name)

    [<ReleaseFact>]
    member _.``The quickstart computes the same bits from packages``() =
        let built = samples.Built("quickstart", "quickstart") |> said
        let packed = samples.Packed("quickstart", "quickstart-packed") |> said
        assertTable "defence seed clean center" 2 built
        Assert.Equal(built, packed)

        let printed = File.ReadAllText(file "quickstart" "quickstart-16.toml")

        match Spec.ofToml samples.Spec.Folder printed with
        | Ok spec ->
            let expected =
                samples.Spec |> Spec.set Hashing.bits 16 |> Spec.set Defense.lambda 2.0

            Assert.Equal(Spec.id expected, Spec.id spec)
        | Error diagnostics -> failwith $"{diagnostics}"

    [<ReleaseFact>]
    member _.``The ablation prints its sweep and draws a heat map``() =
        bothWays "ablation" "ablation"
        |> assertTable "lambda iterations defence seed clean center" 9

        Assert.Contains("heatmap", File.ReadAllText(file "ablation" "ablation.html"))

    [<ReleaseFact>]
    member _.``The transfer matrix has a column for each model that images were crafted on``() =
        bothWays "transfer" "transfer"
        |> assertTable "defence seed clean from none from cgat" 2

        Assert.Contains("heatmap", File.ReadAllText(file "transfer" "transfer.html"))

    [<ReleaseFact>]
    member _.``The comparison of hashing methods prints a frame and shows what is retrieved``() =
        let text = bothWays "hashing-methods" "hashing"

        for hashing in [ "dpsh"; "hashnet"; "csq"; "dch" ] do
            Assert.Matches($"\n{hashing} +-> [0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+", "\n" + text)

        Assert.Contains("\"type\":\"bar\"", File.ReadAllText(file "hashing" "hashing-methods.html"))
        Assert.Equal<byte array>("PNG"B, (File.ReadAllBytes(file "hashing" "retrieved.png"))[1..3])

    [<ReleaseFact>]
    member _.``An attack of one's own is under 40 lines, stands in the tables, and is another one after a change``() =
        Assert.InRange(File.ReadAllLines(Repository.path "samples/own-attack.fsx").Length, 1, 39)

        bothWays "own-attack" "own"
        |> assertTable "defence seed clean center nearest-rival" 2

        let attacked () =
            TableReader.ReadAll<MetricRow>(samples.Results "own")
            |> Seq.filter (fun row -> row.Attack = "nearest-rival" && row.Metric = "map_at_k")
            |> Seq.map _.RunId
            |> Set

        let first = attacked ()
        Assert.Equal(2, first.Count)

        samples.Change "own-attack.fsx" _.Replace("0.5 - relaxed", "0.6 - relaxed")
        |> ignore

        samples.Packed("changed-own-attack", "own") |> said |> ignore
        Assert.Equal(4, (attacked ()).Count)
        Assert.True(Set.isSubset first (attacked ()))

    [<ReleaseFact>]
    member _.``The notebook runs from top to bottom``() =
        samples.ScriptOf("quickstart.ipynb", "notebook.fsx")

        let script =
            samples.Change "notebook.fsx" _.Replace("Spec.quickstart ()", $"Spec.load \"{samples.SpecFile}\"")

        let text = samples.Run "dotnet" [ "fsi"; script ] |> said
        Assert.StartsWith("format = 1\nname = \"quickstart-16\"\n", text)
        Assert.Matches("\ndefence +seed +clean +center\nnone +0 .*\ncgat +0 .*\n$", text)
        Assert.True(File.Exists(file "results" "retrieved.png"))

    [<ReleaseFact>]
    member _.``The program in C# says the same from the built output and from packages``() =
        let results = samples.Results "csharp"

        let built =
            samples.RunBuilt
                "dotnet"
                [
                    "run"
                    "-c"
                    "Release"
                    "-p:BuildProjectReferences=false"
                    Repository.path "samples/quickstart.cs"
                    "--"
                    samples.SpecFile
                    results
                ]
            |> said

        let program =
            samples.Change
                "quickstart.cs"
                _.Replace("#:project ../CgAT.Experiments/CgAT.Experiments.csproj", "#:package CgAT.Experiments@*")

        let packed =
            samples.Run "dotnet" [ "run"; program; "--"; samples.SpecFile; results ] |> said

        Assert.Equal(built, packed)
        Assert.Equal(6, (lines built).Length)
        Assert.Matches(@"^none     lambda -    clean    [0-9]+\.[0-9]\n", built)
        Assert.Matches(@"\ncgat     lambda 2    center   [0-9]+\.[0-9]\n$", built)

    [<ReleaseFact>]
    member _.``The scripts of the README and of the packages' README run``() =
        for text, sweep in [ "README.md", "lambda   bits "; "eng/package/README.md", "lambda " ] do
            let script =
                Regex
                    .Match(File.ReadAllText(Repository.path text), "```fsharp\n(.+?)```", RegexOptions.Singleline)
                    .Groups[1].Value.Replace("#i \"nuget: /path/to/packages\"", "")
                    .Replace("#r \"nuget: CgAT.FSharp\"", "#load \"cgat.fsx\"")
                    .Replace("Spec.quickstart ()", $"Spec.load \"{samples.SpecFile}\"")

            let said =
                samples.Run "dotnet" [ "fsi"; samples.Write "samples/documented.fsx" script ]
                |> said

            Assert.StartsWith(sweep, said)

    [<ReleaseFact>]
    member _.``A setting that is misspelt, or a value of another type, does not compile``() =
        let cgat = Repository.path "samples/cgat.fsx"
        let spec = $"#load @\"{cgat}\"\nopen CgAT.FSharp\nlet spec = Spec.quickstart ()\n"

        let compile (change: string) =
            let said =
                samples.RunBuilt "dotnet" [ "fsi"; samples.Write "wrong.fsx" $"{spec}spec |> {change}\n" ]

            Assert.Equal(1, said.ExitCode)
            said.StandardError

        Assert.Contains(
            "FS0039: The value, constructor, namespace or type 'bitz' is not defined",
            compile "Spec.set Hashing.bitz 16"
        )

        Assert.Contains("FS0001", compile "Spec.set Hashing.bits 16.5")

    [<ReleaseFact>]
    member _.``A script that is wrong says so in the words of the command line``() =
        let wrong =
            samples.Change
                "quickstart.fsx"
                _.Replace("Script.argument 1 |> Option.map", "Some \"no.toml\" |> Option.map")

        let said = samples.Run "dotnet" [ "fsi"; wrong ]
        Assert.Equal((1, ""), (said.ExitCode, said.StandardOutput))
        Assert.Contains("no.toml: error CGAT0101: there is no such file", said.StandardError)

    interface IClassFixture<PackedSamples>
