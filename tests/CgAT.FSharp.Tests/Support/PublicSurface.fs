/// The public surface of an assembly of F# as F# reads it: modules with their functions, and records.
module CgAT.FSharp.Tests.PublicSurface

open System
open System.Reflection
open Microsoft.FSharp.Reflection

/// How F# calls types, those of this library by the names that scripts know.
let private known =
    dict
        [
            typeof<string>, "string"
            typeof<int>, "int"
            typeof<int64>, "int64"
            typeof<float>, "float"
            typeof<bool>, "bool"
            typeof<byte>, "byte"
            typeof<unit>, "unit"
            typeof<Void>, "unit"
            typeof<CgAT.Experiments.Scripting.Experiment>, "Spec"
        ]

let rec private nameOf (kind: Type) : string =
    let arguments () =
        kind.GetGenericArguments() |> Array.map nameOf |> List.ofArray

    let short = kind.Name.Split('`')[0]

    match known.TryGetValue kind with
    | true, name -> name
    | _ when kind.IsGenericParameter -> "'" + kind.Name
    | _ when kind.IsArray ->
        kind.GetElementType()
        |> Option.ofObj
        |> Option.map nameOf
        |> Option.defaultValue ""
        |> sprintf "%s array"
    | _ when FSharpType.IsFunction kind ->
        let domain, range = FSharpType.GetFunctionElements kind
        $"({nameOf domain} -> {nameOf range})"
    | _ when FSharpType.IsTuple kind -> arguments () |> String.concat " * " |> sprintf "(%s)"
    | _ ->
        match short, arguments () with
        | name, [] -> name
        | "FSharpList", [ item ] -> $"{item} list"
        | "FSharpOption", [ item ] -> $"{item} option"
        | "FSharpResult", items -> items |> String.concat ", " |> sprintf "Result<%s>"
        | name, items -> items |> String.concat ", " |> sprintf "%s<%s>" name

let private function' (method: MethodInfo) =
    let parameters =
        [
            for each in method.GetParameters() -> $" ({each.Name}: {nameOf each.ParameterType})"
        ]
        |> String.concat ""

    let parameters = if parameters = "" then " ()" else parameters

    $"{method.Name}{parameters}: {nameOf method.ReturnType}"

let private membersOf (kind: Type) =
    let all = BindingFlags.Public ||| BindingFlags.Static ||| BindingFlags.DeclaredOnly

    [
        for each in kind.GetMembers all |> Seq.sortBy _.MetadataToken do
            match each with
            | :? MethodInfo as method when not method.IsSpecialName -> function' method
            | :? PropertyInfo as property -> $"{property.Name}: {nameOf property.PropertyType}"
            | _ -> ()
    ]

let private moduleName (kind: Type) =
    if kind.Name.EndsWith("Module", StringComparison.Ordinal) then
        kind.Name[.. kind.Name.Length - 7]
    else
        kind.Name

/// Names of this library for types of C#, which leave no trace in its metadata.
let private abbreviations =
    [
        "Spec", typeof<CgAT.FSharp.Spec>
        "Setting", typeof<CgAT.FSharp.Setting>
        "Sweep", typeof<CgAT.FSharp.Sweep>
        "Extend", typeof<CgAT.FSharp.Extend>
    ]

/// The surface, a line a function or field.
let text (assembly: Assembly) =
    let types =
        assembly.GetExportedTypes()
        |> Array.filter (fun each -> not each.IsNested && each.Namespace = "CgAT.FSharp")
        |> Array.sortBy _.MetadataToken

    [
        for name, kind in abbreviations do
            yield $"type {name} = {kind.FullName}"

        for kind in types do
            if FSharpType.IsRecord kind then
                yield $"type {kind.Name}"

                for field in FSharpType.GetRecordFields kind do
                    yield $"    {field.Name}: {nameOf field.PropertyType}"
            else
                yield $"module {moduleName kind}"

                for each in membersOf kind do
                    yield "    " + each
    ]
    |> String.concat "\n"
    |> sprintf "%s\n"
