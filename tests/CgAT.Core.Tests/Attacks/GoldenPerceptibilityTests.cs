using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>Perceptibility as SAAT's, THA's and ProS-GAN's code measured it, in single precision.</summary>
[Trait("Device", "any")]
public sealed class GoldenPerceptibilityTests
{
    private const double Relative = 1e-5;

    private static readonly IReadOnlyDictionary<string, JsonElement> s_cases =
        GoldenFile.Cases(GoldenFile.Read("metrics_extra.json").GetProperty("perceptibility"));

    public static TheoryData<string> Names() => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_measure_is_the_recorded_one(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = s_cases[name];
        var actual = Perceptibility.Of(
            GoldenFile.Tensor(golden.GetProperty("x")), GoldenFile.Tensor(golden.GetProperty("x_adv")));
        var saat = golden.EnumerateObject()
            .Single(property => property.Name.StartsWith("saat", StringComparison.Ordinal)).Value;
        Near(saat[0], actual.MeanRowSumNorm);
        Near(saat[1], actual.MeanSpectralNorm);
        Near(saat[2], actual.MeanSquaredError);
        Near(golden.GetProperty("tha_pros sqrt(mse)"), actual.RootMeanSquaredError);
        Near(golden.GetProperty("max_abs"), actual.MaxChange);
    }

    private static void Near(JsonElement expected, double actual) =>
        Assert.Equal(expected.GetDouble(), actual, Relative * expected.GetDouble());
}
