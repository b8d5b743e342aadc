namespace CgAT.FSharp.Tests

open System
open System.IO

/// A folder of its own for a test, removed with all it holds.
type TemporaryFolder() =
    let folder = Directory.CreateTempSubdirectory "cgat-fsharp-"

    /// A path below the folder.
    member _.Below(name: string) = Path.Combine(folder.FullName, name)

    /// Writes a text file below the folder and returns its path.
    member this.Write (name: string) (text: string) =
        File.WriteAllText(this.Below name, text)
        this.Below name

    interface IDisposable with
        member _.Dispose() = folder.Delete true
