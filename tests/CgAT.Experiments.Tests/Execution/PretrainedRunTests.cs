using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Weights;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>Experiments that start from weights in files.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class PretrainedRunTests(FinishedExperiment experiment)
{
    [Fact]
    public void A_model_that_was_exported_is_attacked_and_evaluated_as_it_was_where_it_was_trained()
    {
        using var results = new TemporaryFolder();
        var trained = experiment.Outcome.Runs[0];
        var file = results.Below("exported.pth");
        RunModel.Find(experiment.Results, trained.Run.RunId).Export(file);
        var backbone = (ConvNetSSpec)experiment.Spec.Backbone;
        var spec = experiment.Spec with
        {
            Backbone = backbone with { WarmUp = backbone.WarmUp with { Epochs = 0 } },
            Hashing = experiment.Spec.Hashing with { Epochs = 0, Checkpoint = Checkpoint(file) },
            Defenses = [new NoDefenseSpec()],
        };

        var recorder = new Recorder();
        var outcome = experiment.Run(results.Path, spec, recorder);

        Assert.Equal(["warm-up", "hashing", "encoding", "attack", "evaluation"], recorder.Finished);
        Assert.Equal(
            trained.Metrics.Select(metric => (metric.Attack, metric.Metric, metric.Value)),
            outcome.Runs[0].Metrics.Select(metric => (metric.Attack, metric.Metric, metric.Value)));
        Assert.Equal(
            File.ReadAllBytes(RunModel.Find(experiment.Results, trained.Run.RunId).File),
            File.ReadAllBytes(RunModel.Find(results.Path, outcome.Runs[0].Run.RunId).File));
    }

    [Fact]
    public void A_pretrained_ResNet_is_hashed_and_defended_and_its_weights_are_part_of_the_run()
    {
        using var results = new TemporaryFolder();
        var spec = ResNet(Weights(results, seed: 1));
        var outcome = experiment.Run(results.Path, spec);

        Assert.Equal(6, outcome.StagesComputed);
        var run = Assert.Single(outcome.Runs).Run;
        var row = Assert.Single(TableReader.Read<RunRow>(ResultTables.FileOf<RunRow>(results.Path, run.RunId)));
        Assert.Equal(("resnet18", null), (row.Backbone, row.WarmUpEpochs));
        Assert.Equal("fc", RunModel.Find(results.Path, run.RunId).Head);

        var other = ExperimentRunner.Plan(experiment.Request(results.Path, ResNet(Weights(results, seed: 2))));
        Assert.Empty(other.Cached);
    }

    [Fact]
    public void Weights_that_are_not_those_of_the_spec_end_the_run_before_anything_is_trained()
    {
        using var results = new TemporaryFolder();
        var weights = Weights(results, seed: 1) with { Digest = $"sha256:{new string('0', 64)}" };
        var spec = ResNet(weights);
        var fault = Assert.Throws<UserErrorException>(() => experiment.Run(results.Path, spec));
        Assert.Equal(ErrorCodes.WeightsDigestDiffers, Assert.Single(fault.Diagnostics).Code);
        Assert.Equal(weights.Digest, SpecPlaces.ValueOf(spec, fault.Diagnostics[0]));

        fault = Assert.Throws<UserErrorException>(() => WeightsCheck.Require(spec, experiment.BaseFolder));
        Assert.Equal(ErrorCodes.WeightsDigestDiffers, Assert.Single(fault.Diagnostics).Code);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_where_the_spec_names_it()
    {
        var spec = ResNet(new FileWeightsSpec { File = "no/such.pth", Digest = $"sha256:{new string('0', 64)}" });
        var fault = Assert.Throws<UserErrorException>(() => WeightsCheck.Require(spec, experiment.BaseFolder));
        var diagnostic = Assert.Single(fault.Diagnostics);
        Assert.Equal(ErrorCodes.WeightsMissing, diagnostic.Code);
        Assert.Contains(Path.Combine(experiment.BaseFolder, "no", "such.pth"), diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("no/such.pth", SpecPlaces.ValueOf(spec, diagnostic));
    }

    [Fact]
    public void The_files_of_every_point_of_a_sweep_are_checked()
    {
        using var folder = new TemporaryFolder();
        var missing = new FileWeightsSpec { File = "no/such.pth", Digest = $"sha256:{new string('1', 64)}" };
        var points = new[] { ResNet(Weights(folder, seed: 1)), ResNet(missing) }.Select((spec, at) => new SweepPoint
        {
            Axes = [new AxisValue { Axis = "weights", Value = $"{at}" }],
            Spec = spec,
        });
        var sweep = ExpandedSpec.Of(ResNet(new NoWeightsSpec()), [.. points]);
        var fault = Assert.Throws<UserErrorException>(() => WeightsCheck.Require(sweep, experiment.BaseFolder));
        Assert.Equal(missing.File, SpecPlaces.ValueOf(sweep, Assert.Single(fault.Diagnostics)));
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused_by_the_check()
    {
        using var folder = new TemporaryFolder();
        var spec = experiment.Spec with
        {
            Hashing = experiment.Spec.Hashing with { Checkpoint = Checkpoint(Weights(folder, seed: 1).File) },
        };
        var fault = Assert.Throws<UserErrorException>(() => WeightsCheck.Require(spec, experiment.BaseFolder));
        Assert.All(fault.Diagnostics, each => Assert.Equal(ErrorCodes.WeightsUnfit, each.Code));
        WeightsCheck.Require(experiment.Spec, experiment.BaseFolder);
    }

    private ExperimentSpec ResNet(WeightsSpec weights) => ResNet(experiment.Spec, weights);

    // On 64 x 64, and few images: ResNet-18 takes its time.
    internal static ExperimentSpec ResNet(ExperimentSpec tiny, WeightsSpec weights) => tiny with
    {
        Dataset = ((ImageListSpec)tiny.Dataset) with { Resize = new ResizeSpec { Size = 64, Filter = "bilinear" } },
        Backbone = new ResNetSpec { Model = "resnet18", Weights = weights },
        Defenses =
        [
            .. tiny.Defenses.OfType<CgatDefenseSpec>()
                .Select(cgat => cgat with { Iterations = 1, BatchSize = 20 }),
        ],
    };

    // Random weights, with a last layer as torchvision's file has one.
    private static FileWeightsSpec Weights(TemporaryFolder folder, long seed)
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = HashingModel.Create(new ResNetSettings { Layers = 18 }, bits: 10, seed, computation);
        var (ours, file) = (folder.Below("ours.safetensors"), folder.Below($"weights-{seed}.pth"));
        model.Save(ours);
        WeightExport.Write(ours, "fc", file);
        return new FileWeightsSpec { File = file, Digest = WeightFile.Inspect(file).Digest };
    }

    private static CheckpointSpec Checkpoint(string file) =>
        new() { File = file, Digest = WeightFile.Inspect(file).Digest };
}
