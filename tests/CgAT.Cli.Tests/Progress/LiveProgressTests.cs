using System.Text.RegularExpressions;
using CgAT.Cli.Tests.Support;
using CgAT.Core.Data;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using Microsoft.FSharp.Core;
using Spectre.Console.Testing;

namespace CgAT.Cli.Tests.Progress;

/// <summary>What a terminal shows of a run, frame by frame: <c>Approved/live-progress.txt</c>.</summary>
public sealed class LiveProgressTests : IDisposable
{
    private readonly TestConsole console = new TestConsole().Width(100).Height(30);
    private readonly FakeClock clock = new();
    private readonly ExperimentPlan plan = FakeExperiment.Plan();

    [Fact]
    public void Before_anything_is_computed() => RequireApproved(
        "before anything is computed", display => display.Planned(plan, 0));

    [Fact]
    public void In_the_middle_of_a_stage() => RequireApproved("in the middle of a stage", InTheMiddle);

    [Fact]
    public void Images_that_are_read_have_a_bar_below_the_stages() => RequireApproved(
        "images that are read", display =>
        {
            InTheMiddle(display);
            display.Reading(plan.Runs[0], new DataProgress("decoding images", 0, 25_000));
            clock.Advance(20);
            display.Reading(plan.Runs[0], new DataProgress("decoding images", 8_000, 25_000));
        });

    [Fact]
    public void Images_that_are_read_before_the_plan_stands_have_a_bar_alone()
    {
        Show(display =>
        {
            display.Reading(null, new DataProgress("hashing images", 0, 25_000));
            clock.Advance(20);
            display.Reading(null, new DataProgress("hashing images", 8_000, 25_000));
        });
        Assert.Matches("hashing images  [█░]{20}  8,000/25,000  42 s left  400 images/s", console.Output);
        Assert.DoesNotContain("stages", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_of_60_columns_no_line_breaks()
    {
        console.Width(60);
        RequireApproved("on a terminal of 60 columns", InTheMiddle);
    }

    [Fact]
    public void At_the_end() => RequireApproved("at the end", display => new Story(display, clock).Tell(plan));

    [Fact]
    public void Where_all_was_finished_before() => RequireApproved(
        "all was finished before", display => display.Planned(plan, plan.Stages.Count));

    [Fact]
    public void Of_many_stages_the_last_ones_stay()
    {
        var sweep = FakeExperiment.Plan(spec => SpecEdits.WithSeeds(spec, [.. Enumerable.Range(0, 30).Select(seed => (long)seed)]));
        console.Height(12);

        RequireApproved("the last stages of many", display => new Story(display, clock).Tell(sweep));
    }

    [Fact]
    public void What_is_said_in_between_is_a_line_of_its_own()
    {
        Show(display =>
        {
            display.Planned(plan, 0);
            ((IDisplay)display).Say("stopping after this step");
        });
        Assert.Contains("stopping after this step".PadRight(99) + "\n", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_that_follow_at_once_are_drawn_ten_times_a_second()
    {
        Show(display =>
        {
            display.Planned(plan, 0);
            display.Started(plan.Stages[1], plan.Runs[0]);
            for (var step = 1; step <= 1000; step++)
            {
                clock.Advance(0.001);
                display.Progressed(plan.Stages[1], FakeExperiment.Epochs(step, 1000, 1, 1, 1, 0.5));
            }
        });

        // Two before the steps, one when all is over.
        Assert.InRange(Frames().Count, 10, 13);
    }

    public void Dispose() => console.Dispose();

    private void InTheMiddle(IExperimentObserver display)
    {
        display.Planned(plan, 0);
        new Story(display, clock).TellOf(plan, 0);
        display.Started(plan.Stages[1], plan.Runs[0]);
        clock.Advance(9);
        display.Progressed(
            plan.Stages[1],
            FakeExperiment.Epochs(5, 12, 12_780, 2, 3, 0.583) with { Experiment = new ExperimentWork(30, 70) });
    }

    private void RequireApproved(string name, Action<IExperimentObserver> work)
    {
        Show(work);
        var frame = Frames()[^1];
        Assert.All(frame.Split('\n'), line => Assert.True(line.Length <= console.Profile.Width, line));
        Transcript.Equal("live-progress.txt", name, frame);
    }

    // Each begins with the line of the experiment; when all is over the last one is drawn again.
    private List<string> Frames() =>
        [.. Regex.Split(console.Output, "(?=tiny +[█░])").Where(frame => frame.Length > 0).Select(Trimmed)];

    private static string Trimmed(string frame) => string.Join('\n', frame.Split('\n').Select(line => line.TrimEnd()));

    private void Show(Action<IExperimentObserver> work) => LiveProgress.Run(
        console,
        clock,
        FuncConvert.FromFunc<IDisplay, int>(display =>
        {
            work(display);
            return 0;
        }));
}
