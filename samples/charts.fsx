// Charts for the samples, as pages that fetch plotly.js. The script that loads this has #r "nuget: Plotly.NET, 6.0.0" above
// the line: in here its warnings would go to the standard output.

open Plotly.NET

/// Values at two coordinates as a heat map; where rows share a place, their mean.
let heatMap
    (xName: string)
    (xOf: 'row -> 'x option)
    (yName: string)
    (yOf: 'row -> 'y option)
    (value: 'row -> float)
    rows
    =
    let placed =
        rows
        |> List.choose (fun row -> Option.map2 (fun x y -> (x, y), value row) (xOf row) (yOf row))

    let axis coordinate =
        placed |> List.map (fst >> coordinate) |> List.distinct |> List.sort

    let xs, ys = axis fst, axis snd

    let at x y =
        match placed |> List.filter (fun (place, _) -> place = (x, y)) |> List.map snd with
        | [] -> nan
        | values -> List.average values

    Chart.Heatmap(zData = [ for y in ys -> [ for x in xs -> at x y ] ], X = List.map string xs, Y = List.map string ys)
    |> Chart.withXAxisStyle xName
    |> Chart.withYAxisStyle yName

/// Bars, a group for each series.
let bars (yName: string) (series: (string * (string * float) list) list) =
    [
        for name, values in series ->
            Chart.Column(values = List.map snd values, Keys = List.map fst values, Name = name)
    ]
    |> Chart.combine
    |> Chart.withYAxisStyle yName

/// Writes a chart as a page.
let save (file: string) (chart: GenericChart) = chart |> Chart.saveHtml file
