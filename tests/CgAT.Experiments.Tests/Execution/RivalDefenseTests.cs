using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>Every adversarial defence beside CgAT as published, from the spec to the tables.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class RivalDefenseTests(FinishedExperiment experiment)
{
    private static readonly string[] s_stages = ["defense", "encoding", "attack", "evaluation"];

    [Fact]
    public void Each_defence_trains_the_one_hashing_model_on_and_is_attacked()
    {
        using var results = experiment.Copy();
        var recorder = new Recorder();
        var spec = experiment.Spec with { Defenses = [.. Rivals()] };

        var outcome = experiment.Run(results.Path, spec, recorder).RequireSuccess();

        Assert.Equal(
            spec.Defenses.SelectMany(_ => s_stages).Order(StringComparer.Ordinal),
            recorder.Finished.Order(StringComparer.Ordinal));
        Assert.All(outcome.Plan.Runs, run =>
        {
            var training = Training(results.Path, run);
            Assert.Equal(TinySpec.Steps, training.Count);
            Assert.All(training, row =>
            {
                Assert.Equal(run.Defense is CgatDefenseSpec, row.LossAdversarial is null);
                Assert.Equal(run.Defense is CgatDefenseSpec, row.LossCenter is not null);
                Assert.Equal(run.Defense is DistillationDefenseSpec, row.LossFeature is not null);
                Assert.Equal(run.Defense is DistillationDefenseSpec, row.LossHash is null);
            });
        });
    }

    private IEnumerable<DefenseSpec> Rivals()
    {
        yield return experiment.Spec.Defenses.OfType<CgatDefenseSpec>().Single() with
        {
            Name = "saat",
            Weights = "cosine",
            Bank = "saat",
            Mu = 1e-4,
        };
        foreach (var text in DefenseTexts.All.Values)
        {
            var defense = (AdversarialDefenseSpec)SpecTexts.Read(text).Require().Base.Defenses[0] with
            {
                Epochs = 1,
                BatchSize = TinySpec.BatchSize,
                Iterations = 2,
            };
            yield return defense;
            if (defense is AtrdhDefenseSpec atrdh)
            {
                yield return atrdh with { Name = "atrdh-saat", Port = "saat", Lambda = 2 };
            }
        }
    }

    private static List<TrainingRow> Training(string results, RunPlan run) =>
    [
        .. TableReader.Read<TrainingRow>(Path.Combine(results, "training", $"{run.RunId}.parquet"))
            .Where(row => row.Phase == run.Defense.Kind),
    ];
}
