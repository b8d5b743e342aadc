using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class HashNetLossTests
{
    private static readonly float[,] s_relaxed = { { 0.5f, -1f } };

    [Fact]
    public void It_is_the_mean_over_similar_pairs_and_the_mean_over_the_others()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = Bank(torch.tensor(new float[,] { { 1, 0 }, { 0, 1 }, { 0, 1 } }));

        // u · U is 1.25 for the similar item, -1.125 and 0 for the others.
        var similar = Math.Log(1 + Math.Exp(-0.125));
        var others = (Math.Log(1 + Math.Exp(-0.1125)) + Math.Log(2)) / 2;
        Assert.Equal(similar + others, Value(new HashNetLoss(0.1, perBit: false, continuation: null), bank), 1e-6);
    }

    [Fact]
    public void A_scale_per_bit_is_divided_by_the_bits()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = Bank(torch.tensor(new float[,] { { 1, 0 }, { 0, 1 }, { 0, 1 } }));
        Assert.Equal(
            Value(new HashNetLoss(5, perBit: false, continuation: null), bank),
            Value(new HashNetLoss(10, perBit: true, continuation: null), bank));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void A_kind_of_pairs_that_there_is_none_of_adds_nothing(int similar)
    {
        using var scope = torch.NewDisposeScope();
        using var bank = Bank(torch.tensor(new float[,] { { 1, 0 } }).repeat(3, 1) * similar);
        double[] thetas = [0.125, -0.1125, 0];
        var expected = thetas.Average(theta => Math.Log(1 + Math.Exp(similar == 1 ? -theta : theta)));
        Assert.Equal(expected, Value(new HashNetLoss(0.1, perBit: false, continuation: null), bank), 1e-6);
    }

    [Fact]
    public void The_relaxation_grows_steeper_where_it_is_told_to()
    {
        IHashingLoss without = new HashNetLoss(0.1, perBit: false, continuation: null);
        Assert.All(Enumerable.Range(0, 1000), step => Assert.Equal(1, without.Steepness(step)));
        var continuation = new Continuation { Rate = 0.005, Power = 0.5, Every = 200 };
        IHashingLoss with = new HashNetLoss(0.1, perBit: false, continuation);
        Assert.Equal(1, with.Steepness(198));
        Assert.Equal(Math.Sqrt(2), with.Steepness(199), 1e-12);
        Assert.Equal(Math.Sqrt(2), with.Steepness(398), 1e-12);
        Assert.Equal(Math.Sqrt(3), with.Steepness(399), 1e-12);
    }

    private static CodeBank Bank(torch.Tensor labels) =>
        CodeBank.Binary(torch.tensor(new float[,] { { 0.5f, -1f }, { -0.25f, 1f }, { 0f, 0f } }), labels);

    private static double Value(HashNetLoss loss, CodeBank bank) => loss
        .Compute(torch.tensor(s_relaxed), SomeBatch.Of(torch.tensor(new float[,] { { 1, 0 } })), bank)
        .Similarity.item<float>();
}
