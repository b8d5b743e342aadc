namespace CgAT.FSharp

open System
open CgAT.Core.Data

/// How fast the images of a data set are read, and how long the rest takes.
type internal DataPace(clock: TimeProvider) =
    let started = clock.GetTimestamp()

    /// How far it is: the number of images, time left, speed; the first ones matter most.
    member _.Details(progress: DataProgress) : string list =
        let elapsed = clock.GetElapsedTime started

        [
            $"{Wording.count (float progress.Done)}/{Wording.count (float progress.Total)}"

            if progress.Done > 0 && elapsed > TimeSpan.Zero then
                if progress.Done < progress.Total then
                    let left = elapsed * (float (progress.Total - progress.Done) / float progress.Done)
                    $"{Wording.duration left} left"

                $"{Wording.count (float progress.Done / elapsed.TotalSeconds)} images/s"
        ]
