using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Trades;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

public sealed class TradesDefenseTests
{
    private static readonly TradesSettings s_settings =
        new() { Training = SomeDefenses.Training(iterations: 2, lambda: 1.5) };

    [Fact]
    public void The_term_is_the_weighted_squared_distance_with_a_gradient_through_both_codes()
    {
        using var trial = new DefenseTrial(s_settings);
        var attacked = RandomTensor.Uniform([5, trial.Network.Bits], 2, "attacked").requires_grad_();
        var clean = RandomTensor.Uniform([5, trial.Network.Bits], 2, "clean").requires_grad_();
        var term = Assert.IsType<torch.Tensor>(trial.Defense.Begin(trial.Before)
            .Terms(new DefenseOutputs(attacked, clean, null)).Adversarial);

        var pairs = TensorAssert.Values(attacked).Zip(TensorAssert.Values(clean)).ToList();
        Assert.Equal(1.5 * pairs.Average(pair => Math.Pow(pair.First - pair.Second, 2)), term.item<float>(), 1e-5);
        term.backward();
        TensorAssert.Close(-Assert.IsType<torch.Tensor>(attacked.grad), clean.grad!, 1e-6, 1e-8);
        Assert.True(attacked.grad!.abs().max().item<float>() > 0);
    }

    [Fact]
    public void The_attack_is_away_from_the_image_s_own_code()
    {
        using var trial = new DefenseTrial(s_settings);
        TensorAssert.Same(
            trial.CleanCodes, Assert.IsType<torch.Tensor>(trial.Defense.Begin(trial.Before).Attack.Guides));
    }
}
