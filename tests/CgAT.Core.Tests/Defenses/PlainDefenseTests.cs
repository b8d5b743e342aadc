using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Plain;
using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

public sealed class PlainDefenseTests
{
    private static readonly PlainSettings s_settings = new() { Training = SomeDefenses.Training(iterations: 2, lambda: 1.5) };

    [Fact]
    public void The_term_is_the_weighted_hashing_loss_of_attacked_codes()
    {
        using var trial = new DefenseTrial(s_settings);
        var attacked = RandomTensor.Uniform([5, trial.Network.Bits], 2, "attacked");
        var terms = trial.Defense.Begin(trial.Before)
            .Terms(new DefenseOutputs(attacked, trial.CleanCodes, null));

        var theta = attacked.matmul(trial.Bank.Relaxed.t()) / 2;
        var similar = trial.Batch.Labels.matmul(trial.Bank.Labels.t());
        var likelihood = ((theta.exp() + 1).log() - (similar * theta)).mean();
        var quantization = (attacked - attacked.sign()).square().mean() * 0.1;
        TensorAssert.Close(
            (likelihood + quantization) * 1.5, Assert.IsType<torch.Tensor>(terms.Adversarial), 1e-5, 1e-6);
        Assert.Null(terms.Center);
    }

    [Fact]
    public void An_image_is_attacked_alike_whatever_else_is_in_its_part_of_the_batch()
    {
        using var trial = new DefenseTrial(s_settings);
        var attack = trial.Defense.Begin(trial.Before).Attack;
        Assert.False(attack.CouplesImages);
        var relaxed = RandomTensor.Uniform([5, trial.Network.Bits], 2, "relaxed");
        var whole = Slopes(relaxed, codes => attack.PerImage(codes, trial.Batch.Images));
        var part = new CgAT.Core.Numerics.Shard(Index: 1, Start: 3, Count: 2);
        var alone = Slopes(part.Of(relaxed), codes => attack.Part(part).PerImage(codes, part.Of(trial.Batch.Images)));
        TensorAssert.Close(part.Of(whole), alone, 1e-5, 1e-7);
    }

    [Fact]
    public void A_loss_that_couples_images_is_raised_for_the_batch_as_a_whole()
    {
        using var trial = new DefenseTrial(s_settings, new DchLoss(gamma: 20, quantization: 0.1));
        Assert.True(trial.Defense.Begin(trial.Before).Attack.CouplesImages);
    }

    private static torch.Tensor Slopes(torch.Tensor relaxed, Func<torch.Tensor, torch.Tensor> loss)
    {
        using var codes = relaxed.detach().clone().requires_grad_();
        loss(codes).sum().backward();
        return Assert.IsType<torch.Tensor>(codes.grad);
    }
}
