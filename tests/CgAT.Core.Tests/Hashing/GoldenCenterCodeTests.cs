using System.Text.Json;
using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Center codes that the official code gave.</summary>
public sealed class GoldenCenterCodeTests
{
    // The official sums are single precision: below this a recorded sign may be one of rounding.
    private const double NearTie = 1e-3;

    private static readonly IReadOnlyDictionary<string, JsonElement> s_cases =
        GoldenFile.Cases(GoldenFile.Read("center_code.json").GetProperty("cases"));

    public static TheoryData<string> Cases() => [.. s_cases.Keys];

    public static TheoryData<string> ComparableCases() =>
        [.. s_cases.Keys.Where(name => !name.Contains("do not compare", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ComparableCases))]
    public void Bits_are_the_official_ones_away_from_ties(string name)
    {
        using var scope = torch.NewDisposeScope();
        var expected = TensorAssert.Values(Input(name, "code"));
        var (actual, sums) = (TensorAssert.Values(Codes(name)), Sums(name));
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(
            Enumerable.Range(0, sums.Length).Where(bit => Math.Abs(sums[bit]) > NearTie),
            bit => Assert.Equal(expected[bit], actual[bit]));
    }

    // Decided: bits in a tie are 0 and guide nothing. Sums of signs are whole, so that a tie of theirs is exactly 0.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Bits_of_signs_in_a_tie_are_zero(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (actual, sums) = (TensorAssert.Values(Codes(name)), Sums(name));
        Assert.All(
            Enumerable.Range(0, sums.Length).Where(bit => IsBinary(name) && sums[bit] == 0),
            bit => Assert.Equal(0, actual[bit]));
    }

    // Decided: a label without similar items (one without classes, too) or without dissimilar ones has no center.
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_label_without_similar_or_without_dissimilar_items_has_a_code_of_zeros(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (labels, bankLabels) = (Input(name, "y"), Input(name, "L"));
        var similar = TensorAssert.Values(labels.matmul(bankLabels.t()).gt(0).sum(1));
        var bits = TensorAssert.Values(Codes(name).abs().sum(1));
        Assert.All(
            Enumerable.Range(0, similar.Length).Where(row => similar[row] == 0 || similar[row] == bankLabels.shape[0]),
            row => Assert.Equal(0, bits[row]));
    }

    private static torch.Tensor Codes(string name) =>
        CenterCode.Of(Input(name, "y"), Input(name, "B"), Input(name, "L"), IsBinary(name));

    private static bool IsBinary(string name)
    {
        using var scope = torch.NewDisposeScope();
        return TensorAssert.Values(Input(name, "B")).All(value => value is -1 or 0 or 1);
    }

    private static torch.Tensor Input(string name, string key) => GoldenFile.Tensor(s_cases[name].GetProperty(key));

    private static double[] Sums(string name)
    {
        using var scope = torch.NewDisposeScope();
        return TensorAssert.Values(
            GoldenFile.Tensor(s_cases[name].GetProperty("float64_sum"), torch.ScalarType.Float64));
    }
}
