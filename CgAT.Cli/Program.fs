module CgAT.Cli.Program
[<EntryPoint>]
let main argv = 0
