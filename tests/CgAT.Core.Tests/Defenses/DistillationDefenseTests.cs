using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Distillation;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

[Trait("Device", "any")]
public sealed class DistillationDefenseTests
{
    private static readonly DistillationSettings s_settings = new()
    {
        Training = SomeDefenses.Training(iterations: 2, lambda: 1.5),
        Feature = 0.5,
        Clean = 2,
    };

    [Fact]
    public void Terms_are_weighted_distances_from_the_teacher_s_codes_and_features()
    {
        using var trial = new DefenseTrial(s_settings);
        var (attacked, clean) = (Random(trial, "attacked"), Random(trial, "clean"));
        var features = RandomTensor.Uniform([5, trial.Network.FeatureCount], 2, "features");
        var terms = trial.Defense.Begin(trial.Before)
            .Terms(new DefenseOutputs(attacked, clean, features));

        var (codes, seen) = (trial.CleanCodes, trial.Network.Features(trial.Batch.Images, DropoutMasks.Off).detach());
        var ofCodes = ((attacked - codes).square().mean() * 1.5) + ((clean - codes).square().mean() * 2);
        var cosines = (features * seen).sum(1) / (features.norm(1) * seen.norm(1));
        TensorAssert.Close(ofCodes, Assert.IsType<torch.Tensor>(terms.Adversarial), 1e-5, 1e-6);
        TensorAssert.Close((1 - cosines).mean() * 0.5, Assert.IsType<torch.Tensor>(terms.Feature), 1e-5, 1e-6);
    }

    [Fact]
    public void The_attack_is_away_from_the_teacher_s_code()
    {
        using var trial = new DefenseTrial(s_settings);
        TensorAssert.Same(
            trial.CleanCodes.sign(), Assert.IsType<torch.Tensor>(trial.Defense.Begin(trial.Before).Attack.Guides));
    }

    [Fact]
    public void The_teacher_stays_what_the_student_was()
    {
        using var trial = new DefenseTrial(s_settings, dropout: 0.5);
        var codes = trial.CleanCodes;
        using (torch.no_grad())
        {
            foreach (var parameter in trial.Network.parameters())
            {
                parameter.add_(0.1);
            }
        }

        TensorAssert.Same(codes.sign(), trial.Defense.Begin(trial.Before).Attack.Guides!);
        Assert.NotEqual(TensorAssert.Values(codes), TensorAssert.Values(trial.CleanCodes));
    }

    [Fact]
    public void A_student_that_is_its_teacher_has_nothing_to_learn_without_an_attack()
    {
        using var trial = new DefenseTrial(
            s_settings with { Training = SomeDefenses.Training(iterations: 1, epsilon: 0) });
        Assert.Equal(0, trial.Differentiate().Total.item<float>(), 1e-6);
    }

    [Fact]
    public void The_hashing_loss_has_no_part_in_it_nor_have_its_parameters()
    {
        using var loss = new GreedyHashLoss(0.1, trained: true, firstLabelOnly: false, new HashingLossStart
        {
            Seed = 1,
            Phase = "hashing",
            Items = 8,
            Bits = 8,
            Classes = TinyImages.Classes,
            Device = TestDevice.Current,
        }).State;
        Assert.NotEmpty(loss.Parameters);
        using var trial = new DefenseTrial(s_settings, new Kept(loss));
        var terms = trial.Differentiate();
        Assert.Equal((null, null), (terms.Hash, terms.Quantization));
        Assert.All(loss.Parameters, parameter => Assert.Null(parameter.grad));
    }

    private static torch.Tensor Random(DefenseTrial trial, string name) =>
        RandomTensor.Uniform([5, trial.Network.Bits], 2, name);

    // A loss that is never to be asked.
    private sealed class Kept(HashingLossState state) : IHashingLoss
    {
        public HashingLossState State => state;

        public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank) =>
            throw new InvalidOperationException();
    }
}
