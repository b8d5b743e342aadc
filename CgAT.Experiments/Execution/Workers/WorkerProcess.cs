using System.ComponentModel;
using System.Diagnostics;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>A worker as the experiment sees it: a child process that is given a job and tells how it goes.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ErrorLines _errors = new();
    private readonly Lock _input = new();

    /// <summary>Starts a worker on a job.</summary>
    /// <exception cref="UserErrorException">CGAT0406: the program can't be started.</exception>
    public WorkerProcess(WorkerProgram program, RunJob job)
    {
        var start = new ProcessStartInfo(program.FileName, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // libgomp reads it when it is loaded: waiting threads would else keep the processors busy.
        start.Environment.TryAdd("OMP_WAIT_POLICY", "passive");
        _process = Start(start);
        _process.ErrorDataReceived += (_, line) => _errors.Add(line.Data);
        _process.BeginErrorReadLine();
        Tell(WorkerJson.Write(job));
    }

    /// <summary>The last lines of what the worker wrote to its standard error stream.</summary>
    public IReadOnlyList<string> LastErrors => _errors.Last;

    /// <summary>The next message; null when the worker has ended, or is about to.</summary>
    public WorkerMessage? Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (WorkerJson.ReadMessage(line) is { } message)
            {
                return message;
            }
        }

        return null;
    }

    /// <summary>Asks the worker to stop after a checkpoint.</summary>
    public void Stop() => Tell(WorkerJson.Stop);

    /// <summary>Ends the worker at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code; 128 and the number of the signal, where one ended it.</returns>
    public int WaitForEnd()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start");
        }
        catch (Win32Exception e)
        {
            throw new UserErrorException(
                new Diagnostic
                {
                    Code = ErrorCodes.WorkerNotStarted,
                    Message = $"no worker can be started: {e.Message}",
                    Remedy = "see that processes and memory are left (ulimit -u, free -m) and run again",
                },
                e);
        }
    }

    // A worker that has ended takes no more lines; how it ended is told by its exit code.
    private void Tell(string line)
    {
        lock (_input)
        {
            try
            {
                _process.StandardInput.WriteLine(line);
                _process.StandardInput.Flush();
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
            }
        }
    }
}
