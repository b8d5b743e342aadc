using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>A whole experiment whose images are not in memory.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class StreamedRunTests(FinishedExperiment experiment)
{
    [Fact]
    public void Tables_are_the_same_to_the_byte_out_of_a_cache_and_decoded_each_time()
    {
        using var cached = new TemporaryFolder();
        using var decoded = new TemporaryFolder();
        var recorder = new Recorder();
        Run(cached.Path, experiment.Spec, new ExecutionSettings { ImagesInMemory = 0 }, recorder);
        Run(decoded.Path, experiment.Spec, new ExecutionSettings { ImagesInMemory = 0, KeepsImages = false });

        var expected = FolderImage.Tables(experiment.Results);
        Assert.Equal(expected, FolderImage.Tables(cached.Path));
        Assert.Equal(expected, FolderImage.Tables(decoded.Path));
        Assert.Equal([ErrorCodes.CacheBuilt], recorder.Warnings.Select(warning => warning.Code));
        Assert.Equal(["hashing images", "decoding images"], recorder.Readings.Select(reading => reading.What).Distinct());
        Assert.Equal(recorder.Readings[^1].Total, recorder.Readings[^1].Done);
        Assert.Single(Directory.EnumerateFiles(cached.Below("cache"), "*.pixels"));
        Assert.False(Directory.Exists(decoded.Below("cache")));
    }

    [Fact]
    public void Crops_in_base_training_are_the_same_however_images_come_and_change_the_result()
    {
        using var memory = new TemporaryFolder();
        using var cached = new TemporaryFolder();
        using var plain = new TemporaryFolder();
        var dataset = (ImageListSpec)experiment.Spec.Dataset;
        var without = experiment.Spec with
        {
            Dataset = dataset with { Resize = new ResizeSpec { Size = 40, Crop = 32, Filter = "bilinear" } },
            Defenses = [experiment.Spec.Defenses[0]],
        };
        var spec = without with
        {
            Hashing = without.Hashing with { Augment = new AugmentSpec { Crop = "random", Flip = true } },
        };
        Run(memory.Path, spec, new ExecutionSettings());
        Run(
            cached.Path, spec, new ExecutionSettings { ImagesInMemory = 0, ImageCache = cached.Below("elsewhere") });
        Run(plain.Path, without, new ExecutionSettings());

        Assert.Equal(FolderImage.Tables(memory.Path), FolderImage.Tables(cached.Path));
        Assert.NotEqual(FolderImage.Tables(memory.Path), FolderImage.Tables(plain.Path));
        Assert.Single(Directory.EnumerateFiles(cached.Below("elsewhere"), "*.pixels"));
    }

    [Fact]
    public void A_plan_and_its_trial_keep_no_images()
    {
        using var results = new TemporaryFolder();
        var request = experiment.Request(results.Path) with
        {
            Execution = new ExecutionSettings { ImagesInMemory = 0 },
        };
        ExperimentRunner.Forecast(request);
        Assert.Empty(Directory.EnumerateFileSystemEntries(results.Path));
    }

    private void Run(
        string results, ExperimentSpec spec, ExecutionSettings execution, IExperimentObserver? observer = null) =>
        ExperimentRunner.Run(experiment.Request(results, spec) with
        {
            Execution = execution,
            Observer = observer ?? new SilentObserver(),
        }).RequireSuccess();
}
