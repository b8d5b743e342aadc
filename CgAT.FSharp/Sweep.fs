namespace CgAT.FSharp

open CgAT.Experiments.Scripting

/// What a spec sweeps over, as a value.
type Sweep = CgAT.Experiments.Scripting.Sweep

/// Makes sweeps out of sweeps.
[<RequireQualifiedAccess>]
module Sweep =
    /// One axis: a setting and its values.
    let over (setting: Setting<'value>) (values: 'value list) : Sweep = Sweep.Over(setting, values)

    /// Every point with every other; the last sweep goes fastest.
    let grid (sweeps: Sweep list) : Sweep =
        (Sweep.None, sweeps) ||> List.fold _.Grid

    /// One axis, under a name, on which the axes of two sweeps go in step.
    let zip (name: string) (one: Sweep) (other: Sweep) : Sweep = one.Zip(name, other)

    /// Only the points that a condition holds for: where (fun at -> at.At Hashing.bits > 16).
    let where (condition: SweepPlace -> bool) (sweep: Sweep) : Sweep = sweep.Where condition
