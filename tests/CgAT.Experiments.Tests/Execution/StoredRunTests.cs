using CgAT.Core.Models;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;

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
}
