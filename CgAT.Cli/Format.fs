/// How numbers look on the terminal.
module CgAT.Cli.Format

open System
open System.Globalization

/// 0.6394 as 63.9.
let percent (value: float) =
    (100.0 * value).ToString("0.0", CultureInfo.InvariantCulture)

/// 0.164 as +16.4.
let points (value: float) =
    (100.0 * value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)

/// 0.0627 as 16/255, where it is a whole number of grey levels.
let epsilon (value: float) =
    let levels = value * 255.0

    if abs (levels - round levels) < 1e-6 then
        String.Create(CultureInfo.InvariantCulture, $"{round levels:F0}/255")
    else
        value.ToString("0.####", CultureInfo.InvariantCulture)

/// 1420.3 as 1,420.
let count (value: float) =
    value.ToString("N0", CultureInfo.InvariantCulture)

/// A loss in few digits.
let loss (value: float) =
    value.ToString("0.0000", CultureInfo.InvariantCulture)

/// A time as people say it: 12 s, 3 min 05 s, 1 h 02 min.
let duration (time: TimeSpan) =
    let culture = CultureInfo.InvariantCulture

    if time.TotalSeconds < 10.0 then
        String.Create(culture, $"{time.TotalSeconds:F1} s")
    elif time.TotalMinutes < 1.0 then
        String.Create(culture, $"{time.TotalSeconds:F0} s")
    elif time.TotalHours < 1.0 then
        String.Create(culture, $"{int time.TotalMinutes} min {time.Seconds:D2} s")
    else
        String.Create(culture, $"{int time.TotalHours} h {time.Minutes:D2} min")

/// One thing, two things.
let plural (number: int) (noun: string) =
    if number = 1 then
        $"1 {noun}"
    else
        $"{count (float number)} {noun}s"
