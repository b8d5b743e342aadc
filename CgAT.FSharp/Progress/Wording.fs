/// How progress is worded.
module internal CgAT.FSharp.Wording

open System
open System.Globalization
open CgAT.Experiments.Planning

/// 1420.3 as 1,420.
let count (value: float) =
    value.ToString("N0", CultureInfo.InvariantCulture)

/// A loss in few digits.
let loss (value: float) =
    value.ToString("0.0000", CultureInfo.InvariantCulture)

/// A time as people say it: 9.4 s, 12 s, 3 min 05 s, 1 h 02 min.
let duration (time: TimeSpan) =
    let seconds = Math.Round time.TotalSeconds
    let whole = TimeSpan.FromSeconds seconds

    if time.TotalSeconds < 9.95 then
        time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
    elif seconds < 60.0 then
        $"{whole.Seconds} s"
    elif seconds < 3600.0 then
        $"{whole.Minutes} min {whole.Seconds:D2} s"
    else
        $"{count (floor whole.TotalHours)} h {whole.Minutes:D2} min"

/// A time left as a guess is told: about 40 s, about 12 min, about 1 h 10 min.
let about (time: TimeSpan) =
    let rounded (unit: TimeSpan) =
        max 1.0 (Math.Round(time / unit)) * unit

    if time.TotalSeconds < 55.0 then
        "about " + duration (rounded (TimeSpan.FromSeconds 10.0))
    elif time.TotalMinutes < 59.5 then
        let minutes = (rounded (TimeSpan.FromMinutes 1.0)).TotalMinutes
        $"about {count minutes} min"
    else
        "about " + duration (rounded (TimeSpan.FromMinutes 10.0))

/// Which run has images read, behind what is said of that: nothing where no worker does.
let reader (run: RunPlan | null) =
    match run with
    | null -> ""
    | run -> $"  (run {run.RunId})"
