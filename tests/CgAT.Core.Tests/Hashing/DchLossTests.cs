using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class DchLossTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void A_batch_of_one_kind_of_pairs_has_weights_of_1(int label, int similar)
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 2, bits: 2, classes: 1, TestDevice.Current);
        var relaxed = torch.tensor(new float[,] { { 1, 0 }, { 0, 1 } });
        var terms = new DchLoss(gamma: 20, quantization: 0.1)
            .Compute(relaxed, SomeBatch.Of(torch.full([2, 1], label)), bank);

        // Cosines 1, cut to 0.99, and 0: distances 0.01 and 1.
        double Pair(double distance) => (similar * Math.Log(distance / 20)) + Math.Log(1 + (20 / distance));
        Assert.Equal((Pair(0.01) + Pair(1)) / 2, terms.Similarity.item<float>(), 1e-5);
        var corner = 1 - (1 / Math.Sqrt(2));
        Assert.Equal(0.1 * Math.Log(1 + (corner / 20)), terms.Quantization.item<float>(), 1e-7);
    }

    [Fact]
    public void Kinds_of_pairs_count_alike_however_many_there_are()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 3, bits: 2, classes: 2, TestDevice.Current);
        var relaxed = torch.tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 } });
        var labels = torch.tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 } });
        var terms = new DchLoss(gamma: 20, quantization: 0).Compute(relaxed, SomeBatch.Of(labels), bank);

        // Five similar pairs at distance 0.01, four others at 1; the mean over nine of weights 9/5 and 9/4.
        var expected = Math.Log(0.01 / 20) + Math.Log(1 + (20 / 0.01)) + Math.Log(1 + 20.0);
        Assert.Equal(expected, terms.Similarity.item<float>(), 1e-5);
    }

    [Fact]
    public void A_code_of_zeros_leaves_the_gradient_a_number()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 2, bits: 2, classes: 1, TestDevice.Current);
        var relaxed = torch.tensor(new float[,] { { 0, 0 }, { 0.5f, 1 } }).requires_grad_();
        var terms = new DchLoss(gamma: 20, quantization: 0.1).Compute(relaxed, SomeBatch.Of(torch.ones(2, 1)), bank);
        var gradient = torch.autograd.grad([EveryLoss.Total(terms)], [relaxed])[0];
        Assert.True(gradient.isfinite().all().item<bool>());
    }
}
