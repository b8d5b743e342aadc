using System.Text.Json;
using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Center codes that the official code gave, and mainstay codes of SAAT's.</summary>
[Trait("Device", "any")]
public sealed class GoldenCenterCodeTests
{
    private const string Official = "center_code.json";
    private const string Mainstay = "saat_mainstay_code.json";

    // Sums within this of 0 are ties that double precision rounded.
    private const double Tie = 1e-12;

    private static readonly Dictionary<string, IReadOnlyDictionary<string, JsonElement>> s_cases =
        new[] { Official, Mainstay }.ToDictionary(
            file => file, file => GoldenFile.Cases(GoldenFile.Read(file).GetProperty("cases")));

    public static TheoryData<string, string> Cases() => Of(_ => true);

    public static TheoryData<string, string> ComparableCases() =>
        Of(name => !name.Contains("do not compare", StringComparison.Ordinal));

    // The other codes are sums in single precision: nearer to 0 a recorded sign may be one of rounding.
    [Theory]
    [MemberData(nameof(ComparableCases))]
    public void Bits_are_the_recorded_ones_away_from_ties(string file, string name)
    {
        using var scope = torch.NewDisposeScope();
        var nearTie = file == Official ? 1e-3 : 1e-6;
        var expected = TensorAssert.Values(Input(file, name, "code"));
        var (actual, sums) = (TensorAssert.Values(Codes(file, name)), Sums(file, name));
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(
            Enumerable.Range(0, sums.Length).Where(bit => Math.Abs(sums[bit]) > nearTie),
            bit => Assert.Equal(expected[bit], actual[bit]));
    }

    // Decided: bits in a tie are 0 and guide nothing.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Bits_of_signs_in_a_tie_are_zero_and_others_are_not(string file, string name)
    {
        using var scope = torch.NewDisposeScope();
        var (actual, sums) = (TensorAssert.Values(Codes(file, name)), Sums(file, name));
        Assert.All(
            Enumerable.Range(0, sums.Length).Where(_ => IsBinary(file, name)),
            bit => Assert.Equal(Math.Abs(sums[bit]) < Tie, actual[bit] == 0));
    }

    // Decided: with binary weights, a label without similar items (one without classes, too) or without dissimilar ones
    // has no center. That mainstay codes have one is among the recorded bits.
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_label_without_similar_or_without_dissimilar_items_has_a_code_of_zeros(string file, string name)
    {
        using var scope = torch.NewDisposeScope();
        var (labels, bankLabels) = (Input(file, name, "y"), Input(file, name, "L"));
        var similar = TensorAssert.Values(labels.matmul(bankLabels.t()).gt(0).sum(1));
        var bits = TensorAssert.Values(Codes(file, name, CenterWeights.Binary).abs().sum(1));
        Assert.All(
            Enumerable.Range(0, similar.Length).Where(row => similar[row] == 0 || similar[row] == bankLabels.shape[0]),
            row => Assert.Equal(0, bits[row]));
    }

    private static TheoryData<string, string> Of(Func<string, bool> comparable)
    {
        var cases = new TheoryData<string, string>();
        foreach (var (file, name) in s_cases.SelectMany(file => file.Value.Keys.Select(name => (file.Key, name))))
        {
            if (comparable(name))
            {
                cases.Add(file, name);
            }
        }

        return cases;
    }

    private static torch.Tensor Codes(string file, string name, CenterWeights? weights = null) => CenterCode.Of(
        Input(file, name, "y"),
        Input(file, name, "B"),
        Input(file, name, "L"),
        IsBinary(file, name),
        weights ?? (file == Official ? CenterWeights.Binary : CenterWeights.Cosine));

    private static bool IsBinary(string file, string name)
    {
        using var scope = torch.NewDisposeScope();
        return TensorAssert.Values(Input(file, name, "B")).All(value => value is -1 or 0 or 1);
    }

    private static torch.Tensor Input(string file, string name, string key) =>
        GoldenFile.Tensor(s_cases[file][name].GetProperty(key));

    private static double[] Sums(string file, string name)
    {
        using var scope = torch.NewDisposeScope();
        return TensorAssert.Values(
            GoldenFile.Tensor(s_cases[file][name].GetProperty("float64_sum"), torch.ScalarType.Float64));
    }
}
