using CgAT.Core.Attacks.Losses;
using CgAT.Core.Data;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Atrdh;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

public sealed class AtrdhDefenseTests
{
    private static readonly AtrdhSettings s_settings = (AtrdhSettings)SomeDefenses.Of(
        "atrdh", SomeDefenses.Training(iterations: 2, lambda: 1.5));

    [Fact]
    public void Images_that_were_not_seen_count_with_their_labels_and_a_zero_code()
    {
        using var trial = new DefenseTrial(s_settings);
        var attacked = RandomTensor.Uniform([5, trial.Network.Bits], 2, "attacked");
        var terms = trial.Defense.Begin(trial.Before)
            .Terms(new DefenseOutputs(attacked, trial.CleanCodes, null));

        var seen = torch.zeros_like(trial.Bank.Codes).index_copy(0, trial.Batch.Rows, trial.CleanCodes);
        var target = (trial.Batch.Labels.matmul(trial.Bank.Labels.t()) * 2) - 1;
        var expected = ((attacked.matmul(seen.t()) / 8) - target).square().mean() * 1.5;
        TensorAssert.Close(expected, Assert.IsType<torch.Tensor>(terms.Adversarial), 1e-5, 1e-6);
    }

    [Fact]
    public void The_hashing_loss_starts_with_codes_of_zero_as_its_authors_have_it_and_with_those_of_the_model_in_SAAT()
    {
        using var scope = torch.NewDisposeScope();
        var (relaxed, labels) = (RandomTensor.Uniform([4, 8], 1, "relaxed"), torch.eye(4));
        using var own = s_settings.Bank(relaxed, labels);
        using var port = (s_settings with { Port = AtrdhPort.Saat }).Bank(relaxed, labels);
        TensorAssert.Same(torch.zeros(4, 8), own.Relaxed);
        TensorAssert.Same(relaxed, port.Relaxed);
        Assert.All([own, port], bank => TensorAssert.Same(relaxed.sign(), bank.Codes));
    }

    [Fact]
    public void PrototypeNet_takes_a_step_a_batch_against_the_signs_of_its_new_codes()
    {
        using var trial = new DefenseTrial(s_settings);
        var defense = Assert.IsType<AtrdhDefense>(trial.Defense);
        var first = TensorAssert.Values(defense.Begin(trial.Before).Attack.Guides!);
        Assert.All(first, bit => Assert.Equal(1, Math.Abs(bit)));
        TensorAssert.Same(trial.CleanCodes.sign(), trial.Bank.Codes.index_select(0, trial.Batch.Rows));
        defense.Begin(trial.Before);
        Assert.Equal(2, defense.PrototypeRecords.Count);
        Assert.True(defense.PrototypeRecords[1].Loss < defense.PrototypeRecords[0].Loss);
    }

    [Fact]
    public void Prototypes_are_those_from_before_the_step()
    {
        using var still = new DefenseTrial(s_settings with { PrototypeLearningRate = 1e-9 });
        using var jumping = new DefenseTrial(s_settings with { PrototypeLearningRate = 10 });
        var before = TensorAssert.Values(still.Defense.Begin(still.Before).Attack.Guides!);
        Assert.Equal(before, TensorAssert.Values(jumping.Defense.Begin(jumping.Before).Attack.Guides!));
        Assert.NotEqual(before, TensorAssert.Values(jumping.Defense.Begin(jumping.Before).Attack.Guides!));
    }

    [Fact]
    public void PrototypeNet_s_rate_falls_as_that_of_the_plan()
    {
        using var trial = new DefenseTrial(s_settings);
        var defense = Assert.IsType<AtrdhDefense>(trial.Defense);
        var last = new TrainingBatch(
            Epoch: 2, Step: 5, trial.Batch.Items, trial.Batch.Rows, trial.Batch.Images, trial.Batch.Labels);
        defense.Begin(new DefenseBatch(last, trial.Bank, trial.Before.Point, () => trial.CleanCodes));

        // Three epochs of two steps.
        Assert.Equal(1e-2 * new CosineDecaySettings().Factor(5, 6), defense.PrototypeRecords[0].LearningRate, 1e-12);
    }

    [Fact]
    public void An_attack_is_towards_the_prototype()
    {
        using var trial = new DefenseTrial(s_settings);
        var attack = trial.Defense.Begin(trial.Before).Attack;
        Assert.IsType<GuidedLoss>(attack);
        var guides = attack.Guides!;
        Assert.All(TensorAssert.Values(attack.PerImage(guides, trial.Batch.Images)), loss => Assert.Equal(-1, loss));
    }

    [Fact]
    public void A_target_depends_on_the_image_and_the_epoch_and_not_on_the_batch()
    {
        using var trial = new DefenseTrial(s_settings);
        var draws = new TargetDraws(SmallModel.Plan("atrdh", seed: 1));
        var all = draws.Of(trial.Batch, vectors: 1000);
        var reversed = draws.Of(trial.Batch with { Items = [.. trial.Batch.Items.Reverse()], Step = 7 }, vectors: 1000);
        Assert.Equal(all, reversed.Reverse());
        Assert.NotEqual(all, draws.Of(trial.Batch with { Epoch = 3 }, vectors: 1000));
        Assert.NotEqual(all, new TargetDraws(SmallModel.Plan("atrdh", seed: 2)).Of(trial.Batch, vectors: 1000));
    }

    [Fact]
    public void Every_label_vector_is_a_target_about_equally_often()
    {
        using var trial = new DefenseTrial(s_settings);
        var draws = new TargetDraws(SmallModel.Plan("atrdh", seed: 1));
        var vectors = DistinctLabels.Of(trial.Images).Vectors.Count;
        var drawn = draws.Of(trial.Batch with { Items = [.. Enumerable.Range(0, 3000)] }, vectors);
        Assert.All(drawn.GroupBy(target => target), group => Assert.InRange(group.Count(), 900, 1100));
        Assert.Equal(vectors, drawn.Distinct().Count());
    }
}
