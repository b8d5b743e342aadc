using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Each kind of weights against its formula, item by item in double precision.</summary>
public sealed class CenterWeightsTests
{
    private const int Bits = 12;
    private const int Classes = 5;
    private const double Tie = 1e-12;

    public static TheoryData<CenterWeights> All() => [.. Enum.GetValues<CenterWeights>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Codes_are_those_of_the_formula(CenterWeights weights)
    {
        // So many labels and items that the bank is gone through in several stretches.
        using var scope = torch.NewDisposeScope();
        var (codes, bankLabels) = Bank(2100, seed: 1);
        var (_, labels) = Bank(520, seed: 2);
        var (_, few) = Bank(6, seed: 3);
        foreach (var (binary, bank) in new[] { (true, codes.sign()), (false, codes) })
        {
            var expected = Expected(few, bank, bankLabels, weights);
            TensorAssert.Same(expected, CenterCode.Of(few, bank, bankLabels, binary, weights));
            var batch = torch.cat([few, labels]);
            TensorAssert.Same(
                expected, CenterCode.Of(batch, bank, bankLabels, binary, weights).narrow(0, 0, few.shape[0]));
        }
    }

    [Theory]
    [InlineData(CenterWeights.Binary, "-1 1 1")]
    [InlineData(CenterWeights.IntersectionOverUnion, "1 -1 1")]
    [InlineData(CenterWeights.Cosine, "-1 -1 1")]
    [InlineData(CenterWeights.PrecursorFebruary, "-1 -1 -1")]
    [InlineData(CenterWeights.PrecursorJuly, "-1 1 -1")]
    public void All_weights_differ(CenterWeights weights, string expected)
    {
        using var scope = torch.NewDisposeScope();
        var labels = torch.tensor(new float[,]
        {
            { 1, 0, 0, 0 }, { 1, 1, 0, 0 }, { 1, 1, 1, 0 }, { 0, 1, 0, 0 }, { 0, 1, 1, 1 },
        });
        var codes = torch.tensor(new float[,]
        {
            { -1, -1, -0.5f }, { -1, -0.5f, -0.5f }, { -1, 1, 0.5f }, { -1, 0.5f, -1 }, { -0.5f, -1, 0.5f },
        });
        var asked = torch.tensor(new float[,] { { 1, 0, 0, 0 } });
        var actual = CenterCode.Of(asked, codes, labels, binary: false, weights);
        Assert.Equal(expected, string.Join(' ', TensorAssert.Values(actual)));
    }

    [Theory]
    [InlineData(CenterWeights.Cosine)]
    [InlineData(CenterWeights.PrecursorFebruary)]
    [InlineData(CenterWeights.PrecursorJuly)]
    public void An_empty_side_adds_nothing_with_weights_of_sums(CenterWeights weights)
    {
        using var scope = torch.NewDisposeScope();
        var codes = torch.tensor(new float[,] { { 1, -1 }, { 1, -1 }, { 1, 1 } });
        var labels = torch.tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 1, 0 } });
        var asked = torch.tensor(new float[,] { { 1, 0 }, { 0, 1 } });
        TensorAssert.Same(
            torch.tensor(new float[,] { { 1, -1 }, { -1, 1 } }),
            CenterCode.Of(asked, codes, labels, binary: true, weights));
    }

    [Theory]
    [InlineData(CenterWeights.Cosine)]
    [InlineData(CenterWeights.PrecursorFebruary)]
    [InlineData(CenterWeights.PrecursorJuly)]
    public void An_image_without_labels_is_unlike_all_others_and_its_like(CenterWeights weights)
    {
        using var scope = torch.NewDisposeScope();
        var codes = torch.tensor(new float[,] { { 1, -1 }, { 1, -1 }, { 1, -1 } });
        var labels = torch.tensor(new float[,] { { 0, 0 }, { 1, 0 }, { 1, 1 } });
        TensorAssert.Same(
            torch.tensor(new float[,] { { -1, 1 } }),
            CenterCode.Of(torch.zeros(1, 2), codes, labels, binary: true, weights));
    }

    // Both means are 1 and -1, whatever the weights, but their sums are rounded.
    [Theory]
    [InlineData(CenterWeights.Binary)]
    [InlineData(CenterWeights.Cosine)]
    [InlineData(CenterWeights.PrecursorJuly)]
    public void A_bit_that_all_items_share_is_a_tie_though_sums_are_rounded(CenterWeights weights)
    {
        using var scope = torch.NewDisposeScope();
        var (_, labels) = Bank(1000, seed: 4);
        var (_, asked) = Bank(30, seed: 5);
        var codes = torch.ones(1000, 2) * torch.tensor(new float[,] { { 1, -1 } });
        var mixed = asked.matmul(labels.t()).gt(0).to_type(torch.float32).mean([1]);
        var both = mixed.gt(0).logical_and(mixed.lt(1)).to_type(torch.float32).unsqueeze(1);
        Assert.True(both.sum().item<float>() > 10);
        foreach (var binary in new[] { true, false })
        {
            var centers = CenterCode.Of(asked, codes, labels, binary, weights);
            TensorAssert.Same(torch.zeros(30, 2), (centers * both).abs());
        }
    }

    [Property(MaxTest = 20)]
    public void Neither_the_order_of_the_bank_nor_the_other_labels_of_a_batch_change_a_code(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var (codes, labels) = Bank(300, seed);
        var order = torch.tensor(KeyedPermutation.Of(KeyedStream.Create(seed, "order"), 0, 300)).to_type(torch.int64);
        var (moved, movedLabels) = (codes.index_select(0, order), labels.index_select(0, order));
        var asked = labels.narrow(0, 0, 20);
        foreach (var weights in Enum.GetValues<CenterWeights>())
        {
            var all = CenterCode.Of(asked, codes, labels, binary: false, weights);
            TensorAssert.Same(all, CenterCode.Of(asked, moved, movedLabels, binary: false, weights));
            TensorAssert.Same(
                all.narrow(0, 3, 1), CenterCode.Of(asked.narrow(0, 3, 1), codes, labels, binary: false, weights));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_tensor_is_on_the_device_of_the_bank(CenterWeights weights)
    {
        using var scope = torch.NewDisposeScope();
        var (codes, bankLabels) = (torch.ones(5, Bits, device: torch.META), torch.ones(5, 2, device: torch.META));
        using var official = CodeBank.Official(codes, bankLabels);
        using var binary = CodeBank.Binary(codes, bankLabels);
        var labels = torch.ones(3, 2, device: torch.META);
        Assert.Equal(DeviceType.META, CenterCode.Of(labels, official, weights).device_type);
        Assert.Equal(DeviceType.META, CenterCode.Of(labels, binary, weights).device_type);
    }

    // Method section 1.2, line by line.
    private static torch.Tensor Expected(
        torch.Tensor labels, torch.Tensor codes, torch.Tensor bankLabels, CenterWeights weights)
    {
        var (y, b, l) = (Rows(labels), Rows(codes), Rows(bankLabels));
        var result = new float[y.Length, b[0].Length];
        for (var row = 0; row < y.Length; row++)
        {
            var own = y[row].Sum();
            var overlap = l.Select(item => item.Zip(y[row], (theirs, ours) => theirs * ours).Sum()).ToArray();
            var sizes = l.Select(item => item.Sum()).ToArray();
            var similar = Enumerable.Range(0, l.Length).Where(item => overlap[item] > 0).ToArray();
            var others = Enumerable.Range(0, l.Length).Where(item => overlap[item] == 0).ToArray();
            double Union(int item) => own + sizes[item] - overlap[item];
            double Positive(int item) => weights switch
            {
                CenterWeights.Binary => 1,
                CenterWeights.Cosine => overlap[item] / (Math.Sqrt(own) * Math.Sqrt(sizes[item]) + 1e-8),
                CenterWeights.PrecursorJuly => overlap[item] / own,
                _ => overlap[item] / Union(item),
            };
            double Negative(int item) =>
                weights == CenterWeights.PrecursorJuly ? (own + sizes[item]) / Classes : 1;
            var (ofSimilar, ofOthers) = weights switch
            {
                CenterWeights.Binary or CenterWeights.IntersectionOverUnion => (others.Length, (double)similar.Length),
                CenterWeights.PrecursorFebruary => (1, 1),
                _ => (Inverse(similar.Sum(Positive)), Inverse(others.Sum(Negative))),
            };
            for (var bit = 0; bit < b[0].Length; bit++)
            {
                var towards = ofSimilar * similar.Sum(item => Positive(item) * b[item][bit]);
                var away = ofOthers * others.Sum(item => Negative(item) * b[item][bit]);
                result[row, bit] = Math.Abs(towards - away) < Tie * b.Length ? 0 : Math.Sign(towards - away);
            }
        }

        return torch.tensor(result);
    }

    private static double Inverse(double sum) => sum == 0 ? 0 : 1 / sum;

    private static double[][] Rows(torch.Tensor matrix) => [.. TensorAssert.Values(matrix).Chunk((int)matrix.shape[1])];

    // Relaxed codes; of the labels some are empty and some name several classes.
    private static (torch.Tensor Codes, torch.Tensor Labels) Bank(int items, int seed) => (
        RandomTensor.Uniform([items, Bits], seed, "codes"),
        RandomTensor.Uniform([items, Classes], seed, "labels").gt(0.5).to_type(torch.float32));
}
