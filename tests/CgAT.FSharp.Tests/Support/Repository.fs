/// Finds files of the repository from where the tests run.
module CgAT.FSharp.Tests.Repository

open System
open System.IO

let rec private find (folder: DirectoryInfo | null) =
    match folder with
    | null -> raise (DirectoryNotFoundException "no folder above the tests has CgAT.sln")
    | folder when File.Exists(Path.Combine(folder.FullName, "CgAT.sln")) -> folder.FullName
    | folder -> find folder.Parent

/// The folder with CgAT.sln.
let root = find (DirectoryInfo AppContext.BaseDirectory)

/// A file or folder of the repository.
let path (name: string) = Path.Combine(root, name)

/// A spec that changes with the tests alone.
let spec = path "tests/CgAT.FSharp.Tests/Support/spec.toml"
