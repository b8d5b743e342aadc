module CgAT.FSharp.Tests.RunTests

open System.IO
open Xunit
open CgAT.Core.Errors
open CgAT.FSharp

let private values outcome =
    [ for row in Results.metrics outcome -> row.RunId, row.Attack, row.Value ]

[<Fact>]
let ``A run comes to results, which stay for the next one`` () =
    use folder = new TemporaryFolder()
    let spec = TinySpec.on (folder.Below "")
    let results = folder.Below "results"

    let first = spec |> Run.quietly results
    let again = spec |> Run.tryExperiment results

    Assert.Equal<string list>([ "none"; "cgat" ], [ for run in first.Runs -> run.Run.Defense.Label ])
    Assert.Equal(9, first.StagesComputed)
    Assert.Equal(2, Directory.GetFiles(Path.Combine(results, "metrics"), "*.parquet").Length)

    match again with
    | Ok again ->
        Assert.Equal((0, 0), (again.StagesComputed, again.TablesWritten))
        Assert.Equal<(string * string option * float option) list>(values first, values again)
        Assert.Equal<string list>(Results.table first, Results.table again)
    | Error diagnostics -> failwith $"{diagnostics}"

[<Fact>]
let ``A mistake is thrown, or told as a value, before anything is computed`` () =
    use folder = new TemporaryFolder()
    let results = folder.Below "results"
    let spec = Spec.load Repository.spec |> Spec.set Defense.lambda -1.0

    let thrown =
        Assert.Throws<UserErrorException>(fun () -> spec |> Run.quietly results |> ignore)

    match spec |> Run.tryExperiment results with
    | Ok _ -> failwith "it ran"
    | Error diagnostics ->
        Assert.Equal<Diagnostic>(thrown.Diagnostics, diagnostics)
        Assert.Equal("defense[1].lambda is -1, outside [0, inf)", (List.exactlyOne diagnostics).Message)

    Assert.False(Directory.Exists results)
