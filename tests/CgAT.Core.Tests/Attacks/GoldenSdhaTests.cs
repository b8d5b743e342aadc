using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>SDHA in SAAT's port.</summary>
[Trait("Device", "any")]
public sealed class GoldenSdhaTests
{
    private static readonly JsonElement s_golden = GoldenFile.Read("sdha.json");

    private static readonly JsonElement s_loss = s_golden.GetProperty("loss");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_losses =
        GoldenFile.Cases(s_loss.GetProperty("cases"));

    private static readonly IReadOnlyDictionary<string, JsonElement> s_wholes =
        GoldenFile.Cases(s_loss.GetProperty("whole (mse + 25/K * surrogate)"), "targeted");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_runs =
        GoldenFile.Cases(s_golden.GetProperty("runs"), "iteration");

    public static TheoryData<string> LossCases() => [.. s_losses.Keys];

    public static TheoryData<string> WholeCases() => [.. s_wholes.Keys];

    public static TheoryData<string> Runs() => [.. s_runs.Keys];

    [Theory]
    [MemberData(nameof(LossCases))]
    public void The_surrogate_and_its_gradient_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = s_losses[name];
        var rows = Rows(golden, 5);
        var relaxed = Rows(OfLoss("u_adv"), rows).requires_grad_();
        var loss = Loss(
            null,
            OfLoss("codes (continuous; sign is taken)"),
            Rows(OfLoss("similarity (items > 0 are used)"), rows),
            Rows(OfLoss("u_own"), rows),
            targeted: name.Contains("targeted, rows 0 2", StringComparison.Ordinal));
        var value = loss.Surrogate(relaxed).mean();
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("loss")), value, 1e-5, 1e-6);
        var gradient = torch.autograd.grad([value], [relaxed])[0];
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_u")), gradient, 1e-5, 1e-6);
    }

    [Theory]
    [MemberData(nameof(WholeCases))]
    public void The_whole_loss_and_its_gradients_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = s_wholes[name];
        var rows = Rows(golden, 5);
        var relaxed = Rows(OfLoss("u_adv"), rows).requires_grad_();
        var perturbed = Rows(OfLoss("x_adv"), rows).requires_grad_();
        var loss = Loss(
            Rows(OfLoss("x"), rows),
            OfLoss("codes (continuous; sign is taken)"),
            Rows(OfLoss("similarity (items > 0 are used)"), rows),
            Rows(OfLoss("u_own"), rows),
            golden.GetProperty("targeted").GetBoolean());
        var value = loss.PerImage(relaxed, perturbed).mean();
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("loss")), value, 1e-5, 1e-6);
        var gradients = torch.autograd.grad([value], [relaxed, perturbed]);
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_u")), gradients[0], 1e-5, 1e-6);
        TensorAssert.Close(
            GoldenFile.Tensor(golden.GetProperty("grad_x_adv_first_row_channel_0")), gradients[1][0][0], 1e-5, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Runs_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var run = s_runs[name];
        var rows = Rows(run, 4);
        var images = Rows(Of("x"), rows);
        var settings = GoldenWalk.Settings(run, 0.01, new Hag10Alpha());

        // The mean over a batch: ε of Adam counts as many times.
        var adam = new AdamMove { Epsilon = 1e-8 * images.shape[0] };
        settings = settings with { Steps = settings.Steps with { Move = adam } };
        var (attacked, losses) = GoldenWalk.Run(network, images, settings, own => Loss(
            images,
            Of("attack_codes"),
            Rows(Of("attack_similarity"), rows),
            own,
            run.GetProperty("targeted").GetBoolean()));
        GoldenWalk.RequireLosses(run, losses.Select(each => (double)each.mean().item<float>()));
        GoldenWalk.RequireImages(run, attacked, 1e-4);
        GoldenWalk.RequireOutputs(run, network, attacked);
    }

    private static SdhaLoss Loss(
        torch.Tensor? images, torch.Tensor codes, torch.Tensor similarity, torch.Tensor own, bool targeted)
    {
        var similar = similarity.gt(0).to_type(torch.float32);
        var objective = new SdhaObjective { Targeted = targeted };
        return targeted
            ? new SdhaLoss(images, codes.sign(), SdhaItems.Shares(similar), objective)
            : SdhaItems.OrOwn(images, codes.sign(), similar, own, objective);
    }

    private static IReadOnlyList<int> Rows(JsonElement golden, int all) => golden.TryGetProperty("rows", out var rows)
        ? [.. rows.EnumerateArray().Select(row => row.GetInt32())]
        : [.. Enumerable.Range(0, all)];

    private static torch.Tensor Rows(torch.Tensor tensor, IReadOnlyList<int> rows) =>
        tensor.index_select(0, OwnMemory.Places(rows, tensor.device));

    private static torch.Tensor Of(string name) => GoldenFile.Tensor(s_golden.GetProperty(name));

    private static torch.Tensor OfLoss(string name) => GoldenFile.Tensor(s_loss.GetProperty(name));
}
