/// cgat worker: what 'cgat run' starts for each run; no command for people.
module CgAT.Cli.Verbs.Worker

open System
open System.IO
open System.Runtime.InteropServices
open System.Threading
open CgAT.Experiments.Execution.Workers

/// The word that makes the program a worker.
[<Literal>]
let name = "worker"

/// The worker that belongs to this very program.
let program () = WorkerProgram.ThisProgram [| name |]

/// Computes the run that the standard input asks for, and tells on the standard output how it goes.
let run () =
    use stop = new CancellationTokenSource()

    // Ctrl-C in a terminal reaches every process there; the experiment tells its workers what to do.
    use _ =
        PosixSignalRegistration.Create(PosixSignal.SIGINT, (fun signal -> signal.Cancel <- true))

    use _ =
        PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            fun signal ->
                signal.Cancel <- true
                stop.Cancel()
        )

    use output = new StreamWriter(Console.OpenStandardOutput())
    Worker.Run(Console.In, output, TimeProvider.System, stop.Token)
