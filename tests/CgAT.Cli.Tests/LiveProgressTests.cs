using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using Microsoft.FSharp.Core;
using Spectre.Console.Testing;

namespace CgAT.Cli.Tests;

/// <summary>What a terminal shows of a run: <c>Approved/live-progress.txt</c>.</summary>
public sealed class LiveProgressTests : IDisposable
{
    private readonly TestConsole console = new TestConsole().Width(100).Height(30);
    private readonly FakeClock clock = new();

    [Fact]
    public void In_the_middle_of_a_stage()
    {
        Show(display =>
        {
            var plan = FakeExperiment.Plan();
            display.Planned(plan, 0);
            var story = new Story(display, clock);
            story.TellOf(plan, 0);
            display.Started(plan.Stages[1], plan.Runs[0]);
            clock.Advance(9);
            display.Progressed(
                plan.Stages[1],
                FakeExperiment.Epochs(5, 12, 12_780, 2, 3, 0.583) with { Experiment = new ExperimentWork(30, 70) });
        });
        Transcript.Equal("live-progress.txt", "in the middle of a stage", console.Output);
    }

    public void Dispose() => console.Dispose();

    private void Show(Action<IDisplay> work) => LiveProgress.Run(
        console,
        clock,
        FuncConvert.FromFunc<IDisplay, int>(display =>
        {
            work(display);
            return 0;
        }));
}
