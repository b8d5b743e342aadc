/// Ctrl-C: the first stops after a checkpoint and keeps what is finished, the second one stops at once. SIGTERM, which
/// batch systems send, is as good as the first.
module CgAT.Cli.Interrupt

open System
open System.Runtime.InteropServices
open System.Threading
open System.Threading.Tasks

/// What a Ctrl-C cancels.
type Interrupt =
    {
        /// By the first one, which also says so.
        Stop: CancellationToken
        /// By the second one, right before the process ends.
        Abort: CancellationToken
    }

let private onTermination (stop: CancellationTokenSource) =
    let handle (signal: PosixSignalContext) =
        if not stop.IsCancellationRequested then
            signal.Cancel <- true
            stop.Cancel()

    PosixSignalRegistration.Create(PosixSignal.SIGTERM, handle)

/// Listens until the work is done.
let listening (say: string -> unit) (work: Interrupt -> 'result) : 'result =
    use stop = new CancellationTokenSource()
    use abort = new CancellationTokenSource()
    use _ = onTermination stop

    let onCtrlC =
        ConsoleCancelEventHandler(fun _ event ->
            if not stop.IsCancellationRequested then
                event.Cancel <- true
                stop.Cancel()
                say "stopping after a checkpoint; Ctrl-C again stops at once"
            else
                abort.Cancel()

                // The process ends here, and a live display has hidden the cursor.
                if not Console.IsErrorRedirected then
                    eprintf "\x1b[?25h")

    Console.CancelKeyPress.AddHandler onCtrlC

    try
        work
            {
                Stop = stop.Token
                Abort = abort.Token
            }
    finally
        Console.CancelKeyPress.RemoveHandler onCtrlC

/// Does work that begins anew after a stop: the first Ctrl-C ends it, with a word on what is left of it.
let stopping (said: string) (work: CancellationToken -> 'result) : 'result =
    listening ignore (fun interrupt ->
        try
            work interrupt.Stop
        with :? OperationCanceledException when interrupt.Stop.IsCancellationRequested ->
            raise (Failures.StoppedException $"stopped; {said}"))

/// Does work that keeps nothing, and so is left where it is: the first Ctrl-C ends the program.
let leaving (work: CancellationToken -> 'result) : 'result =
    stopping "nothing was written" (fun stop ->
        Task.Run<'result>(fun () -> work stop).WaitAsync(stop).GetAwaiter().GetResult())
