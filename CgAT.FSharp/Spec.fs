namespace CgAT.FSharp
/// Placeholder module.
module Spec =
    /// x
    let x = 1
