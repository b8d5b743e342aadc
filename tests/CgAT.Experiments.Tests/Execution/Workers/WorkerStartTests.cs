using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Workers;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Workers;

[Collection(ExperimentCollection.Name)]
public sealed class WorkerStartTests(FinishedExperiment experiment)
{
    [Fact]
    public void Where_no_worker_can_be_started_the_experiment_ends_with_the_cause()
    {
        using var results = new TemporaryFolder();
        var program = new WorkerProgram(results.Below("no-such-program"), []);

        var error = Assert.Single(Assert.Throws<UserErrorException>(() => ExperimentRunner.Run(
            experiment.Request(results.Path).WithExecution(new ExecutionSettings { Workers = program }))).Diagnostics);

        Assert.Equal(ErrorCodes.WorkerNotStarted, error.Code);
        Assert.StartsWith("no worker can be started: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(FolderImage.Stages(results.Path));
    }
}
