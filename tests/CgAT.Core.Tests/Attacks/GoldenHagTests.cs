using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>HAG in the ports of SAAT and THA.</summary>
[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class GoldenHagTests
{
    private static readonly JsonElement s_golden = GoldenFile.Read("hag.json");

    private static readonly double s_threshold = s_golden.GetProperty("t").GetDouble();

    private static readonly double s_beta = s_golden.GetProperty("beta").GetDouble();

    private static readonly IReadOnlyDictionary<string, JsonElement> s_losses =
        GoldenFile.Cases(s_golden.GetProperty("loss_cases"));

    private static readonly IReadOnlyDictionary<string, JsonElement> s_runs =
        GoldenFile.Cases(s_golden.GetProperty("runs"), "port");

    public static TheoryData<string> LossCases() => [.. s_losses.Keys];

    public static TheoryData<string> Runs() => [.. s_runs.Keys];

    [Theory]
    [MemberData(nameof(LossCases))]
    public void The_loss_of_saat_and_its_gradient_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (relaxed, own) = Codes(name);
        var loss = new HagLoss(own, s_threshold, s_beta).PerImage(relaxed, relaxed).mean();
        RequireLoss(s_losses[name].GetProperty("saat"), loss, relaxed);
    }

    [Theory]
    [MemberData(nameof(LossCases))]
    public void The_loss_of_tha_and_its_gradient_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (relaxed, own) = Codes(name);
        RequireLoss(s_losses[name].GetProperty("tha"), HagBatchLoss.Of(relaxed, own, s_threshold), relaxed);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Runs_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var (run, images) = (s_runs[name], Of("x"));
        var saat = run.GetProperty("port").GetString() == "saat";

        // The mean over a batch: a step of 100 is one of 100/4 on the loss of an image.
        var settings = saat
            ? GoldenWalk.Settings(run, 100.0 / images.shape[0], new Hag10Alpha())
            : GoldenWalk.Settings(run, 1, new ConstantAlpha(1));
        settings = settings with
        {
            Steps = settings.Steps with { Move = saat ? new SgdMove(Momentum: 0.9) : new RawMove() },
        };
        var (attacked, losses) = GoldenWalk.Run(network, images, settings, own => saat
            ? new HagLoss(own, s_threshold, s_beta)
            : new HagBatchLoss(own, s_threshold));
        GoldenWalk.RequireLosses(
            run, losses.Select(each => (double)(saat ? each.mean() : each.sum()).item<float>()));
        GoldenWalk.RequireImages(run, attacked, 1e-5);
        GoldenWalk.RequireOutputs(run, network, attacked);
    }

    private static (torch.Tensor Relaxed, torch.Tensor Own) Codes(string name) => (
        GoldenFile.Tensor(s_losses[name].GetProperty("u_adv")).requires_grad_(),
        GoldenFile.Tensor(s_losses[name].GetProperty("u_own")));

    private static void RequireLoss(JsonElement golden, torch.Tensor loss, torch.Tensor relaxed)
    {
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("loss")), loss, 1e-5, 1e-6);
        var gradient = torch.autograd.grad([loss], [relaxed])[0];
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_u")), gradient, 1e-5, 1e-6);
    }

    private static torch.Tensor Of(string name) => GoldenFile.Tensor(s_golden.GetProperty(name));
}
