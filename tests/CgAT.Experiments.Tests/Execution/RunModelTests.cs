using CgAT.Core.Errors;
using CgAT.Core.Weights;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class RunModelTests(FinishedExperiment experiment)
{
    [Fact]
    public void The_model_of_a_run_is_found_by_its_id_or_the_beginning_of_it()
    {
        var ids = experiment.Outcome.Runs.Select(outcome => outcome.Run.RunId).ToList();
        var models = ids.Select(id => RunModel.Find(experiment.Results, id)).ToList();
        Assert.Contains("hashing-", models[0].File, StringComparison.Ordinal);
        Assert.Contains("defense-", models[1].File, StringComparison.Ordinal);
        Assert.All(models, model => Assert.Equal("hash", model.Head));
        Assert.Equal(models[0], RunModel.Find(experiment.Results, ids[0][..8]));
    }

    [Fact]
    public void A_run_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        var fault = Assert.Throws<UserErrorException>(() => RunModel.Find(experiment.Results, "x"));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal(ErrorCodes.RunMissing, diagnostic.Code);
        Assert.All(experiment.Outcome.Runs, outcome =>
            Assert.Contains(outcome.Run.RunId, diagnostic.Remedy, StringComparison.Ordinal));
        using var empty = new TemporaryFolder();
        fault = Assert.Throws<UserErrorException>(() => RunModel.Find(empty.Path, "x"));
        Assert.Contains("--results", fault.Diagnostics[0].Remedy, StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(() => RunModel.Find(experiment.Results, ""));
    }

    [Fact]
    public void A_model_that_was_changed_is_not_exported()
    {
        using var results = experiment.Copy();
        var id = experiment.Outcome.Runs[1].Run.RunId;
        File.AppendAllText(RunModel.Find(results.Path, id).File, "x");
        var fault = Assert.Throws<UserErrorException>(() => RunModel.Find(results.Path, id));
        Assert.Equal(ErrorCodes.StoredStageDamaged, Assert.Single(fault.Diagnostics).Code);
    }

    [Fact]
    public void What_is_exported_has_torchvision_s_names()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Below("out.safetensors");
        RunModel.Find(experiment.Results, experiment.Outcome.Runs[1].Run.RunId).Export(file);
        Assert.Contains("conv1.weight", WeightFile.Inspect(file).Tensors.Select(tensor => tensor.Name));
    }
}
