using CgAT.Cli.Tests.Support;
using CgAT.Core.Data;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Planning;

namespace CgAT.Cli.Tests.Progress;

/// <summary>What a log shows of a run: <c>Approved/plain-progress.txt</c>.</summary>
public sealed class PlainProgressTests : IDisposable
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly FakeClock clock = new();
    private readonly ExperimentPlan plan = FakeExperiment.Plan();
    private readonly PlainProgress display;

    public PlainProgressTests() => display = new PlainProgress(output, clock);

    private IExperimentObserver Observer => display;

    [Fact]
    public void A_whole_run()
    {
        new Story(Observer, clock).Tell(plan);
        Transcript.Equal("plain-progress.txt", "a whole run", Masks.Of(output.ToString(), "/none"));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(10, 10)]
    [InlineData(15, 10)]
    [InlineData(4000, 10)]
    public void Training_shows_each_epoch_or_each_tenth_of_many_and_ends_with_one_line(int epochs, int parts)
    {
        Train(epochs, secondsAnEpoch: 200.0 / epochs);

        // The last part is the line of the end.
        Assert.Equal(1 + (parts - 1) + 1, Lines.Length);
        Assert.StartsWith("  done in 3 min 20 s  loss 0.5000", Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_takes_a_second_shows_its_beginning_and_end_alone()
    {
        Train(10, secondsAnEpoch: 0.1);
        Assert.Equal(2, Lines.Length);
    }

    [Fact]
    public void What_takes_hours_shows_a_line_every_five_minutes()
    {
        Train(2, secondsAnEpoch: 3600, steps: 7200);
        Assert.Equal(1 + 24 + 1 - 1, Lines.Length);
    }

    [Fact]
    public void Images_that_are_read_for_seconds_are_told_of_and_others_are_not()
    {
        Read(null, seconds: 1);
        Assert.Equal("", output.ToString());
        Read(null, seconds: 10);
        Read(plan.Runs[0], seconds: 4);
        Assert.Equal(
            [
                "decoding images: 200/1,000  8.0 s left  100 images/s",
                "decoding images: 700/1,000  3.0 s left  100 images/s",
                "decoding images: 1,000/1,000  100 images/s",
                $"decoding images: 500/1,000  2.0 s left  250 images/s  (run {plan.Runs[0].RunId})",
                $"decoding images: 1,000/1,000  250 images/s  (run {plan.Runs[0].RunId})",
            ],
            Lines);
    }

    [Fact]
    public void A_word_in_between_is_a_line()
    {
        ((IDisplay)display).Say("stopping");
        Assert.Equal("stopping\n", output.ToString());
    }

    public void Dispose() => output.Dispose();

    private string[] Lines => output.ToString().TrimEnd('\n').Split('\n');

    private void Read(RunPlan? run, int seconds)
    {
        for (var tenth = 0; tenth <= 10; tenth++)
        {
            Observer.Reading(run, new DataProgress("decoding images", 100 * tenth, 1_000));
            clock.Advance(seconds / 10.0);
        }
    }

    private void Train(int epochs, double secondsAnEpoch, int? steps = null)
    {
        var stage = plan.Stages[1];
        Observer.Started(stage, plan.Runs[0]);
        var total = steps ?? epochs;
        for (var done = 1; done <= total; done++)
        {
            clock.Advance(secondsAnEpoch * epochs / total);
            var epoch = 1 + ((done - 1) * epochs / total);
            Observer.Progressed(stage, FakeExperiment.Epochs(done, total, 32, epoch, epochs, 0.5));
        }

        Observer.Finished(stage, FakeExperiment.Took(secondsAnEpoch * epochs));
    }
}
