/// Ctrl-C: the first stops after the step at hand and keeps what is finished, the second one stops at once.
module CgAT.Cli.Interrupt

open System
open System.Threading

/// Cancelled by the first Ctrl-C, which also says so.
let source (say: string -> unit) : CancellationTokenSource =
    let source = new CancellationTokenSource()

    Console.CancelKeyPress.Add(fun event ->
        if not source.IsCancellationRequested then
            event.Cancel <- true
            source.Cancel()
            say "stopping after this step; Ctrl-C again stops at once"
        elif not Console.IsErrorRedirected then
            // The process ends here, and a live display has hidden the cursor.
            eprintf "\x1b[?25h")

    source
