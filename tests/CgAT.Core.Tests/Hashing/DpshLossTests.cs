using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class DpshLossTests
{
    [Fact]
    public void It_is_the_mean_negative_log_likelihood_of_the_pairs_and_the_weighted_quantization()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Binary(
            torch.tensor(new float[,] { { 0.5f, -1f }, { -0.25f, 1f } }), torch.eye(2));
        var relaxed = torch.tensor(new float[,] { { 0.5f, -1f } });
        var batch = SomeBatch.Of(torch.tensor(new float[,] { { 1, 0 } }));
        var terms = new DpshLoss(quantization: 0.1).Compute(relaxed, batch, bank);

        // θ = 0.625 to the similar item and -0.5625 to the other: -log σ(0.625) and -log(1 - σ(-0.5625)).
        var expected = (Math.Log(1 + Math.Exp(-0.625)) + Math.Log(1 + Math.Exp(-0.5625))) / 2;
        Assert.Equal(expected, terms.Similarity.item<float>(), 1e-6);
        Assert.Equal(0.1 * 0.25 / 2, terms.Quantization.item<float>(), 1e-6);
    }

    [Fact]
    public void The_quantization_may_be_a_mean_over_pairs_as_in_other_published_code()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 7, bits: 2, classes: 2, TestDevice.Current);
        var relaxed = torch.tensor(new float[,] { { 0.5f, -1f }, { 0.5f, 1f } });
        var terms = new DpshLoss(quantization: 50, overPairs: true)
            .Compute(relaxed, SomeBatch.Of(torch.eye(2)), bank);
        Assert.Equal(50 * (0.25 + 0.25) / (2 * 7), terms.Quantization.item<float>(), 1e-5);
    }

    [Fact]
    public void An_empty_bank_costs_log_2_a_pair()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 5, bits: 8, classes: 2, TestDevice.Current);
        var relaxed = RandomTensor.Uniform([3, 8], 1, "codes");
        var terms = new DpshLoss(quantization: 0).Compute(relaxed, SomeBatch.Of(torch.ones(3, 2)), bank);
        Assert.Equal(Math.Log(2), terms.Similarity.item<float>(), 1e-6);
        Assert.Equal(0, terms.Quantization.item<float>());
    }

    [Fact]
    public void Codes_of_many_bits_stay_finite()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Binary(torch.ones(2, 4096), torch.eye(2));
        var relaxed = torch.ones(2, 4096).requires_grad_();
        var terms = new DpshLoss(quantization: 0.001).Compute(relaxed, SomeBatch.Of(torch.eye(2)), bank);
        Assert.Equal(1024, terms.Similarity.item<float>(), 1e-3);
        var gradient = torch.autograd.grad([terms.Similarity + terms.Quantization], [relaxed])[0];
        Assert.True(gradient.isfinite().all().item<bool>());
    }
}
