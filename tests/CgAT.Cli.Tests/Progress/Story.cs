using CgAT.Cli.Tests.Support;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Cli.Tests.Progress;

/// <summary>The events of a run of the tiny experiment in which training takes a minute and all else a few seconds.</summary>
internal sealed class Story(IExperimentObserver observer, FakeClock clock)
{
    private const double Work = 100;
    private double done;

    /// <summary>The whole run, of which the first stages were finished before.</summary>
    public void Tell(ExperimentPlan plan, int cached = 0)
    {
        observer.Planned(plan, cached);
        foreach (var (stage, at) in plan.Stages.Select((stage, at) => (stage, at)).Skip(cached))
        {
            TellOf(plan, at);
        }
    }

    /// <summary>One stage.</summary>
    public void TellOf(ExperimentPlan plan, int at)
    {
        var stage = plan.Stages[at];
        observer.Started(stage, plan.Runs.First(run => run.Stages.Contains(stage)));
        var seconds = stage.Identity.Kind switch
        {
            "hashing" or "defense" => Training(stage),
            "evaluation" => Silent(),
            _ => Counting(stage),
        };
        observer.Finished(stage, FakeExperiment.Took(seconds));
    }

    // Three epochs of four steps in a minute: 24 of all work.
    private double Training(IStage stage)
    {
        for (var step = 1; step <= 12; step++)
        {
            clock.Advance(5);
            done += 2;
            var epoch = 1 + ((step - 1) / 4);
            Report(stage, FakeExperiment.Epochs(step, 12, 640, epoch, 3, 1.0 / step));
        }

        return 60;
    }

    // 1,000 images in four seconds: 10 of all work.
    private double Counting(IStage stage)
    {
        for (var batch = 1; batch <= 4; batch++)
        {
            clock.Advance(1);
            done += 2.5;
            Report(stage, FakeExperiment.Steps(250 * batch, 1000, 250));
        }

        return 4;
    }

    private double Silent()
    {
        clock.Advance(0.25);
        done += 1;
        return 0.25;
    }

    private void Report(IStage stage, StageProgress progress) =>
        observer.Progressed(stage, progress with { Experiment = new ExperimentWork(done, Work - done) });
}
