using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>P2P and DHTA: anchor codes, and runs of all four variants.</summary>
[Trait("Device", "any")]
public sealed class GoldenDhtaTests
{
    private static readonly JsonElement s_golden = GoldenFile.Read("dhta.json");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_anchors =
        GoldenFile.Cases(s_golden.GetProperty("anchors"), "n");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_runs =
        GoldenFile.Cases(s_golden.GetProperty("runs"), "iteration");

    public static TheoryData<string> Anchors() => [.. s_anchors.Keys];

    public static TheoryData<string> RunsInPixels() => [.. s_runs.Where(run => !IsOriginal(run.Value)).Select(run => run.Key)];

    public static TheoryData<string> RunsInNormalisedSpace() =>
        [.. s_runs.Where(run => IsOriginal(run.Value)).Select(run => run.Key)];

    [Theory]
    [MemberData(nameof(Anchors))]
    public void Anchor_codes_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        int[] selected = [.. Whole(s_anchors[name].GetProperty("selected"))];
        TensorAssert.Same(
            GoldenFile.Tensor(s_anchors[name].GetProperty("anchor")), AnchorCode.Of(Of("database_codes"), selected));
    }

    [Theory]
    [MemberData(nameof(Anchors))]
    public void What_is_drawn_is_among_the_published_candidates(string name)
    {
        var golden = s_anchors[name];
        int[] label = [.. Whole(golden.GetProperty("target_label")).Index().Where(pair => pair.Item > 0)
            .Select(pair => pair.Index)];
        var (count, replacement) = (golden.GetProperty("n").GetInt32(), golden.GetProperty("replacement").GetBoolean());
        using var scope = torch.NewDisposeScope();
        var labels = Of("database_labels");
        var choice = new AnchorChoice(
            new TensorImageSet(torch.zeros(labels.shape[0], 3, 2, 2, device: labels.device), labels),
            count,
            replacement,
            seed: 1);
        var drawn = Enumerable.Range(0, 100).Select(query => choice.Of(query, label)).ToList();
        var candidates = Whole(golden.GetProperty("candidates")).ToHashSet();
        Assert.Equal(candidates, drawn.SelectMany(items => items).ToHashSet());
        Assert.All(drawn, items => Assert.Equal(count, replacement ? items.Count : items.Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(RunsInPixels))]
    public void Runs_of_the_ports_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var run = s_runs[name];
        var (attacked, losses) = GoldenWalk.Run(
            network, Of("x"), Settings(run), _ => new GuidedLoss(Of("code"), targeted: true));
        if (run.TryGetProperty("loss_per_step", out _))
        {
            GoldenWalk.RequireLosses(run, losses.Select(each => (double)each.mean().item<float>()));
        }

        GoldenWalk.RequireImages(run, attacked, 1e-5);
        GoldenWalk.RequireOutputs(run, network, attacked);
        Assert.Equal(run.GetProperty("linf").GetDouble(), (attacked - Of("x")).abs().max().item<float>(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(RunsInNormalisedSpace))]
    public void Runs_of_the_original_in_normalised_space_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var run = s_runs[name];
        var (image, code) = (Of("x").narrow(0, 3, 1), Of("code").narrow(0, 3, 1));
        var (attacked, _) = GoldenWalk.Run(
            network, image, Settings(run), _ => new GuidedLoss(code, targeted: true));
        var deviations = torch.tensor(HashNetwork.Deviation.ToArray(), [3, 1, 1], device: TestDevice.Current);
        var delta = (attacked - image) / deviations;
        var differs = (GoldenFile.Tensor(run.GetProperty("delta")) - delta).abs().gt(1e-5);
        Assert.InRange(differs.to_type(torch.float32).mean().item<float>(), 0, 0.02);
        GoldenWalk.RequireOutputs(run, network, attacked);
    }

    // A golden run of ProS-GAN's has the mean over a batch of 4.
    private static GradientAttackSettings Settings(JsonElement run) => Variant(run) switch
    {
        "saat" => GoldenWalk.Settings(run, 1.0 / 255, new Hag10Alpha()),
        "tha" => GoldenWalk.Settings(run, 1.0 / 255, new ConstantAlpha(1)),
        "pros" => With(GoldenWalk.Settings(run, 1.0 / 4, SteppedAlpha.Dhta), new RawMove(), PixelSpace.Unit),
        _ => With(GoldenWalk.Settings(run, 1, SteppedAlpha.Dhta), new L2Move(), PixelSpace.Normalised),
    };

    private static GradientAttackSettings With(
        GradientAttackSettings settings, GradientMove move, PixelSpace space) =>
        settings with { Steps = settings.Steps with { Move = move, Space = space } };

    private static string Variant(JsonElement run) => run.GetProperty("variant").GetString()!.Split(':')[0];

    private static bool IsOriginal(JsonElement run) => Variant(run) == "dhta";

    private static IEnumerable<int> Whole(JsonElement numbers) =>
        numbers.EnumerateArray().Select(number => number.GetInt32());

    private static torch.Tensor Of(string name) => GoldenFile.Tensor(s_golden.GetProperty(name));
}
