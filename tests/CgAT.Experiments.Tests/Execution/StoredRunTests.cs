using CgAT.Core.Models;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Extensions;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class StoredRunTests(FinishedExperiment experiment)
{
    [Fact]
    public void An_attack_on_the_first_batch_again_gives_images_with_the_codes_that_were_measured()
    {
        var plan = experiment.Attacked.Plan.Runs[0];
        using var run = StoredRun.Open(experiment.AttackedResults, plan.RunId, null);
        var attacks = plan.Evaluation.Attacks.Where(attack => attack.Stage is AttackStage).ToArray();
        Assert.True(attacks.Length > 3);
        Assert.All(attacks, attack =>
        {
            var pictures = new AttackedPictures();
            var again = run.AttackFirstBatch(attack.Label, pictures, default)!;
            var measured = run.AttackedCodes(attack.Label)!;

            Assert.Equal(Math.Min(plan.Spec.Evaluation.BatchSize, measured.Count), again.Count);
            Assert.Equal(measured.Words.Take(again.Words.Count), again.Words);
            Assert.Equal(Enumerable.Range(0, again.Count), pictures.Pictures.Keys.Order());
        });
    }

    [Fact]
    public void An_ensemble_has_codes_and_makes_no_images()
    {
        var plan = experiment.Attacked.Plan.Runs[0];
        using var run = StoredRun.Open(experiment.AttackedResults, plan.RunId, null);
        Assert.NotNull(run.AttackedCodes("worst"));
        Assert.Null(run.AttackFirstBatch("worst", new AttackedPictures(), default));
        Assert.Null(run.AttackedCodes("no such attack"));
    }

    [Fact]
    public void An_attack_whose_code_no_script_has_registered_here_makes_no_images()
    {
        using var folder = new TemporaryFolder();
        var runId = experiment.Attacked.Plan.Runs[0].RunId;
        var manifest = RunManifests.Read(experiment.AttackedResults, runId);
        var spec = SpecJson.Read(manifest.Spec);
        var center = spec.Attacks.OfType<CenterAttackSpec>().First();
        var own = new CustomAttackSpec
        {
            Name = "own",
            Extension = "nobody-registered-it",
            Source = $"sha256:{new string('0', 64)}",
            Epsilon = center.Epsilon,
            Step = center.Step,
            Iterations = center.Iterations,
            RandomStart = center.RandomStart,
        };
        var with = spec with { Attacks = [center, own], Checks = null };
        Directory.CreateDirectory(folder.Below(RunManifests.Folder));
        File.WriteAllBytes(
            RunManifests.FileOf(folder.Path, runId),
            RunManifests.BytesOf(manifest with { Spec = SpecCanonical.ToJson(with, includeCosmetic: true) }));
        Assert.Equal([center.Label], StoredRun.WorkOfAttacks(folder.Path, runId).Keys);
    }
}
