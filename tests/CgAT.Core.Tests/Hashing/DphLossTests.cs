using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class DphLossTests
{
    [Fact]
    public void It_is_the_mean_square_of_what_pairs_lack_of_likeness_1_or_minus_1()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Binary(
            torch.tensor(new float[,] { { 0.5f, -1f }, { -0.25f, 1f } }), torch.eye(2));
        var relaxed = torch.tensor(new float[,] { { 0.5f, -1f } });
        var terms = new DphLoss().Compute(relaxed, SomeBatch.Of(torch.tensor(new float[,] { { 1, 0 } })), bank);

        // Likeness 0.625 to the similar item and -0.5625 to the other.
        Assert.Equal(((0.375 * 0.375) + (0.4375 * 0.4375)) / 2, terms.Similarity.item<float>(), 1e-6);
        Assert.Equal(0, terms.Quantization.item<float>());
    }

    [Fact]
    public void An_empty_bank_costs_1_a_pair()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 5, bits: 8, classes: 2, TestDevice.Current);
        var relaxed = RandomTensor.Uniform([3, 8], 1, "codes");
        Assert.Equal(1, new DphLoss().Compute(relaxed, SomeBatch.Of(torch.ones(3, 2)), bank).Similarity.item<float>());
    }
}
