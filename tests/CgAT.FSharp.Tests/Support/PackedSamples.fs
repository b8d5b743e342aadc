namespace CgAT.FSharp.Tests

open System
open System.IO
open System.Text.Json
open CliWrap
open CliWrap.Buffered
open CgAT.FSharp

/// A copy of the samples that uses packages of this build, with a cache of packages of its own; what is not ours comes out of
/// the user's cache. And a spec of seconds for all samples, with a folder for what they compute.
type PackedSamples() =
    let folder = new TemporaryFolder()

    let run (home: string option) (program: string) (words: string list) =
        Cli
            .Wrap(program)
            .WithArguments(words)
            .WithWorkingDirectory(folder.Below "")
            .WithEnvironmentVariables(fun variables ->
                variables.Set("OMP_WAIT_POLICY", "passive") |> ignore

                // NuGet's own settings, and those of F# scripts, lie in the home folder.
                match home with
                | None -> ()
                | Some home ->
                    variables
                        .Set("NUGET_FALLBACK_PACKAGES", PackedSamples.UserPackages)
                        .Set("NUGET_PACKAGES", Path.Combine(home, "packages"))
                        .Set("RestoreAdditionalProjectSources", folder.Below "made")
                        .Set("HOME", home)
                    |> ignore)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync()
            .Task.GetAwaiter()
            .GetResult()

    let spec = TinySpec.on (folder.Below "")

    let samples =
        let copies = Directory.CreateDirectory(folder.Below "samples").FullName

        for file in Directory.GetFiles(Repository.path "samples") do
            let file = FileInfo file
            file.CopyTo(Path.Combine(copies, file.Name)) |> ignore

        let source = folder.Below "made"
        File.WriteAllText(Path.Combine(copies, "cgat.fsx"), $"#i \"nuget: {source}\"\n#r \"nuget: CgAT.FSharp\"\n")
        copies

    do
        Directory.CreateDirectory(folder.Below "home") |> ignore
        folder.Write "tiny.toml" (Spec.toToml spec) |> ignore

        let said =
            run None (Repository.path "eng/pack") [ folder.Below "made"; "--no-build" ]

        if said.ExitCode <> 0 then
            failwith $"{said.StandardOutput}{said.StandardError}"

    /// Where the user's packages are.
    static member private UserPackages =
        Environment.GetEnvironmentVariable "NUGET_PACKAGES"
        |> Option.ofObj
        |> Option.defaultWith (fun () ->
            Path.Combine(Environment.GetFolderPath Environment.SpecialFolder.UserProfile, ".nuget", "packages"))

    /// The spec that samples are given, and its file.
    member _.Spec = spec

    member _.SpecFile = folder.Below "tiny.toml"

    /// Where the packages are.
    member _.Made = folder.Below "made"

    /// A folder for results.
    member _.Results(name: string) = folder.Below name

    /// A sample as it stands in the repository, on the built output.
    member this.Built(sample: string, results: string) =
        run
            None
            "dotnet"
            [
                "fsi"
                Repository.path $"samples/{sample}.fsx"
                this.SpecFile
                folder.Below results
            ]

    /// A copy of a sample on packages.
    member this.Packed(sample: string, results: string) =
        run
            (Some(folder.Below "home"))
            "dotnet"
            [
                "fsi"
                Path.Combine(samples, $"{sample}.fsx")
                this.SpecFile
                folder.Below results
            ]

    /// Any command, with packages.
    member _.Run (program: string) (words: string list) =
        run (Some(folder.Below "home")) program words

    /// Any command, without.
    member _.RunBuilt (program: string) (words: string list) = run None program words

    /// Writes a script.
    member _.Write (file: string) (text: string) = folder.Write file text

    /// A copy of a copy with another text.
    member _.Change (file: string) (change: string -> string) =
        let path = Path.Combine(samples, $"changed-{file}")
        File.WriteAllText(path, change (File.ReadAllText(Path.Combine(samples, file))))
        path

    /// The code of a notebook as a script, from whose first line on packages are those of this build.
    member _.ScriptOf(notebook: string, script: string) =
        use document = JsonDocument.Parse(File.ReadAllText(Path.Combine(samples, notebook)))

        let made = folder.Below "made"

        let code =
            [
                $"#i \"nuget: {made}\""

                for cell in document.RootElement.GetProperty("cells").EnumerateArray() do
                    if cell.GetProperty("cell_type").GetString() = "code" then
                        String.concat
                            ""
                            [
                                for line in cell.GetProperty("source").EnumerateArray() -> line.GetString() |> string
                            ]
            ]

        File.WriteAllText(Path.Combine(samples, script), String.concat "\n\n" code)

    interface IDisposable with
        member _.Dispose() = (folder :> IDisposable).Dispose()
