using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Tests.Planning;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Events;

public sealed class TensorBoardObserverTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void CGAT0408_what_can_not_be_written_later_is_warned_of_once_and_the_other_observer_is_told_all()
    {
        var events = folder.Below("events");
        var recorder = new Recorder();
        var observer = new TensorBoardObserver(recorder, events, TimeProvider.System);
        Directory.Delete(events);
        File.WriteAllText(events, "in the way");
        var run = SomePlan.Of().Runs[0];
        var stages = run.Stages.Where(stage => stage is WarmUpStage or HashingStage).ToList();

        foreach (var stage in stages)
        {
            observer.Started(stage, run);
        }

        var warning = Assert.Single(recorder.Warnings);
        Assert.Equal((ErrorCodes.EventsNotWritten, true, events), (warning.Code, warning.IsWarning, warning.File));
        Assert.Equal(["warm-up", "hashing"], recorder.Started);
    }

    public void Dispose() => folder.Dispose();
}
