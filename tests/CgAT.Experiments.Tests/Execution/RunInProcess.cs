using System.Diagnostics;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>
/// The tiny experiment in a process of its own, which stops at a place, says so, and goes on when it is told to. It
/// uses the data of a finished experiment.
/// </summary>
internal sealed class RunInProcess : IDisposable
{
    /// <summary>The place before anything is computed.</summary>
    public const string AtStart = "start";

    private const string Stopped = "stopped";

    private readonly Process process;

    /// <summary>Starts it.</summary>
    /// <param name="experiment">Whose data set to run on.</param>
    /// <param name="results">Where to write.</param>
    /// <param name="place"><see cref="AtStart"/>, or a kind of stage, after whose first step it stops.</param>
    public RunInProcess(FinishedExperiment experiment, string results, string place)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var data = Path.Combine(experiment.BaseFolder, experiment.Spec.Dataset.Folder);
        foreach (var argument in new[] { "exec", typeof(RunInProcess).Assembly.Location, data, results, place })
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
    }

    /// <summary>Waits until it has come to its place.</summary>
    public void WaitForStop() => Assert.Equal(Stopped, process.StandardOutput.ReadLine());

    /// <summary>Lets it go on.</summary>
    public void GoOn() => process.StandardInput.WriteLine();

    /// <summary>Waits for its end, which must be a good one.</summary>
    public void WaitForEnd()
    {
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, errors));
    }

    /// <summary>Ends it at once, as a machine that kills it would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    /// <summary>What runs in the process: the entry point of this assembly, which test runners do not use.</summary>
    public static int Main(string[] arguments)
    {
        var (data, results, place) = (arguments[0], arguments[1], arguments[2]);
        ExperimentRunner.Run(new ExperimentRequest
        {
            Spec = TinySpec.Of(data),
            BaseFolder = Path.GetDirectoryName(data)!,
            ResultsFolder = results,
            Observer = new Stopping(place),
        });
        return 0;
    }

    /// <summary>Stops at a place, once.</summary>
    private sealed class Stopping(string place) : IExperimentObserver
    {
        private bool stopped;

        public void Planned(ExperimentPlan plan, int cached) => StopAt(AtStart);

        public void Started(IStage stage, RunPlan run)
        {
        }

        public void Progressed(IStage stage, StageProgress progress) => StopAt(stage.Identity.Kind);

        public void Finished(IStage stage, StageTiming timing)
        {
        }

        private void StopAt(string here)
        {
            if (here == place && !stopped)
            {
                stopped = true;
                Console.Out.WriteLine(Stopped);
                Console.In.ReadLine();
            }
        }
    }
}
