using System.Text.Json.Nodes;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>What a plan says that its stages take.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class CostTests(FinishedExperiment experiment)
{
    // Of the trial, to whose clock each look at it is a second after the last: one round, and two looks from its start.
    private const double TrialSeconds = 2;
    // It has the fewest images, since two of them seem to take a second.
    private const double TrialImages = 2;

    [Fact]
    public void What_is_finished_takes_no_time()
    {
        var cost = Forecast(experiment.Results, experiment.Spec).Cost;
        Assert.Empty(cost.Seconds);
        Assert.Equal((0, 0, 0), (cost.Total, cost.FinishedStages, cost.TrialSeconds));
    }

    [Fact]
    public void A_stage_takes_as_long_as_those_of_its_kind_for_their_work()
    {
        var forecast = Forecast(experiment.Results, SpecEdits.WithHashingEpochs(experiment.Spec, 3));

        Assert.Equal((9, 0), (forecast.Cost.FinishedStages, forecast.Cost.TrialSeconds));
        Assert.Equal(8, forecast.Cost.Seconds.Count);
        Assert.Equal(3 * Measured("hashing"), Seconds(forecast, "hashing"), 1e-9);
        Assert.Equal(Measured("defense"), Seconds(forecast, "defense"), 1e-9);
        Assert.Equal(Measured("attack") / 2, Seconds(forecast, "attack"), 1e-9);
        Assert.Equal(forecast.Cost.Seconds.Values.Sum(), forecast.Cost.Total, 1e-9);
    }

    [Fact]
    public void A_kind_that_never_ran_goes_as_all_others_do()
    {
        using var results = experiment.Copy();
        foreach (var folder in Directory.GetDirectories(results.Below("store"), "attack-*"))
        {
            Directory.Delete(folder, recursive: true);
        }

        var forecast = Forecast(results.Path, SpecEdits.WithAttackIterations(experiment.Spec, 3));

        var kinds = forecast.Plan.Stages.Where(stage => stage.Identity.Kind != "attack");
        var seconds = kinds.Select(stage => stage.Identity.Kind).Distinct().Sum(Measured);
        Assert.Equal(7, forecast.Cost.FinishedStages);
        Assert.Equal(
            seconds / kinds.Sum(Work), Seconds(forecast, "attack") / Work(Stage(forecast, "attack")), 1e-9);
    }

    [Fact]
    public void Without_finished_stages_a_trial_tells_and_writes_nothing()
    {
        using var empty = new TemporaryFolder();
        var nowhere = empty.Below("results");

        var forecast = Forecast(nowhere, experiment.Spec);

        RequireTrial(forecast);
        Assert.Equal(9, forecast.Cost.Seconds.Count);
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public void Stages_of_another_contract_tell_nothing() =>
        RequireTrial(Forecast(experiment.Results, SpecEdits.WithThreads(experiment.Spec, 1)));

    [Fact]
    public void Stages_of_another_network_or_on_images_of_another_size_tell_nothing()
    {
        using var results = new TemporaryFolder();
        var spec = PretrainedRunTests.ResNet(experiment.Spec, new NoWeightsSpec());
        spec = spec with { Hashing = spec.Hashing with { Epochs = 0 }, Defenses = [new NoDefenseSpec()] };
        experiment.Run(results.Path, spec);
        Assert.Equal(0, Forecast(results.Path, SpecEdits.WithHashingEpochs(spec, 1)).Cost.TrialSeconds);

        spec = SpecEdits.WithHashingEpochs(spec, 1);
        var other = new ResNetSpec { Model = "resnet34", Weights = new NoWeightsSpec() };
        RequireTrial(Forecast(results.Path, spec with { Backbone = other }));
        var larger = (ImageListSpec)spec.Dataset with { Resize = new ResizeSpec { Size = 72, Filter = "bilinear" } };
        RequireTrial(Forecast(results.Path, spec with { Dataset = larger }));
    }

    [Fact]
    public void Stages_that_do_not_say_how_much_they_were_stay_finished_and_tell_nothing()
    {
        using var results = experiment.Copy();
        foreach (var file in Directory.GetFiles(results.Path, "manifest.json", SearchOption.AllDirectories))
        {
            var manifest = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            manifest.Remove("SpeedClass");
            manifest["Timing"]!.AsObject().Remove("Work");
            File.WriteAllText(file, manifest.ToJsonString());
        }

        RequireTrial(Forecast(results.Path, SpecEdits.WithHashingEpochs(experiment.Spec, 2)));
        Assert.Equal(0, experiment.Run(results.Path).StagesComputed);
    }

    [Fact]
    public void A_manifest_that_can_t_be_read_tells_nothing()
    {
        using var results = experiment.Copy();
        foreach (var file in Directory.GetFiles(results.Path, "manifest.json", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "{");
        }

        RequireTrial(Forecast(results.Path, SpecEdits.WithHashingEpochs(experiment.Spec, 2)));
    }

    private static void RequireTrial(ExperimentForecast forecast)
    {
        Assert.Equal((0, TrialSeconds), (forecast.Cost.FinishedStages, forecast.Cost.TrialSeconds));

        // An epoch of hashing is trained as the trial is, on 40 images.
        var epochs = forecast.Plan.Spec.Hashing.Epochs;
        Assert.Equal(epochs * 40 * TrialSeconds / TrialImages, Seconds(forecast, "hashing"), 1e-9);
    }

    private ExperimentForecast Forecast(string results, ExperimentSpec spec) =>
        ExperimentRunner.Forecast(experiment.Request(results, spec) with { Clock = new TickingClock() });

    private static IStage Stage(ExperimentForecast forecast, string kind) =>
        forecast.Plan.Stages.First(stage => stage.Identity.Kind == kind);

    private static double Seconds(ExperimentForecast forecast, string kind) =>
        forecast.Cost.Seconds[Stage(forecast, kind).Identity.Key];

    private double Work(IStage stage) => stage.Work(DatasetLoader.Load(experiment.Spec.Dataset, experiment.BaseFolder));

    // Seconds of all finished stages of a kind, each once.
    private double Measured(string kind) => TableReader.ReadAll<TimingRow>(experiment.Results)
        .Where(row => row.Stage == kind)
        .DistinctBy(row => row.StageKey)
        .Sum(row => row.WallSeconds);

    // Every look at it is a second after the last.
    private sealed class TickingClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now++;
    }
}
