using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

/// <summary>What all defences have in common.</summary>
[Trait("Device", "any")]
public sealed class EveryDefenseTests
{
    public static TheoryData<string> Names() => [.. SomeDefenses.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_stay_and_every_parameter_gets_a_gradient(string name)
    {
        using var trial = Trial(name, dropout: 0.5);
        var before = trial.Network.parameters().Select(parameter => parameter.clone()).ToList();
        trial.Differentiate();
        Assert.All(before.Zip(trial.Network.parameters()), pair => TensorAssert.Same(pair.First, pair.Second));
        Assert.All(trial.Network.parameters(), parameter =>
            Assert.True(Assert.IsType<torch.Tensor>(parameter.grad).abs().max().item<float>() > 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_loss_is_the_sum_of_its_terms(string name)
    {
        using var trial = Trial(name);
        var terms = trial.Differentiate();
        torch.Tensor?[] all = [terms.Hash, terms.Quantization, terms.Center, terms.Adversarial, terms.Feature];
        Assert.Equal(
            terms.Total.item<float>(), all.OfType<torch.Tensor>().Sum(term => term.item<float>()), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bank_gets_the_clean_codes_of_the_batch(string name)
    {
        using var trial = Trial(name);
        var expected = trial.CleanCodes;
        trial.Differentiate();
        TensorAssert.Close(expected, trial.Bank.Relaxed.index_select(0, trial.Batch.Rows), 1e-5, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_attack_raises_the_terms_that_undo_it(string name) => Assert.True(
        Undoing(name, epsilon: 32.0 / 255) > Undoing(name, epsilon: 0) + 0.01);

    private static double Undoing(string name, double epsilon)
    {
        using var trial = new DefenseTrial(SomeDefenses.Of(
            name, SomeDefenses.Training(iterations: 8, epsilon, step: 8.0 / 255)));
        var terms = trial.Differentiate();
        return (terms.Center ?? Assert.IsType<torch.Tensor>(terms.Adversarial)).item<float>();
    }

    private static DefenseTrial Trial(string name, double dropout = 0) =>
        new(SomeDefenses.Of(name, SomeDefenses.Training(iterations: 3, lambda: 1.5)), dropout: dropout);
}
