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
let ``A picture shows a query and what it retrieved, framed by whether that is right`` () =
    use folder = new TemporaryFolder()
    let spec = TinySpec.on (folder.Below "")
    let outcome = spec |> Run.quietly (folder.Below "results")

    for row in Results.maps outcome do
        use picture = SkiaSharp.SKBitmap.Decode(Results.picture spec outcome row [ 0; 5 ] 7)
        // Eight images of 32 pixels in two rows, twice as large, with frames of 3 and gaps of 5.
        Assert.Equal((8 * 75 + 5, 2 * 75 + 5), (picture.Width, picture.Height))

        let frames =
            [ for column in 0..7 -> picture.GetPixel(5 + 75 * column, 5).ToString() ]

        Assert.Equal("#ff808080", List.head frames)
        Assert.All(List.tail frames, (fun frame -> Assert.Contains(frame, [ "#ff2e8b57"; "#ffc0392b" ])))
        // The first query is red.
        Assert.Equal(255uy, picture.GetPixel(5 + 3, 5 + 3).Red)

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
