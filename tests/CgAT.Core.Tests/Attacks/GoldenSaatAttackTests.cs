using System.Text.Json;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>SAAT's weighted loss, steepness, and runs of PGD, BIM, NI-FGSM and SI-NI-FGSM with them.</summary>
[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class GoldenSaatAttackTests
{
    private static readonly JsonElement s_golden = GoldenFile.Read("saat_attack.json");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_losses =
        GoldenFile.Cases(s_golden.GetProperty("loss_cases"));

    private static readonly IReadOnlyDictionary<string, JsonElement> s_runs =
        GoldenFile.Cases(s_golden.GetProperty("runs"), "generator");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_momentumRuns =
        GoldenFile.Cases(s_golden.GetProperty("momentum_runs"), "generator");

    public static TheoryData<string, bool> LossCases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var name in s_losses.Keys)
        {
            cases.Add(name, false);
            cases.Add(name, true);
        }

        return cases;
    }

    public static TheoryData<string> Runs() => [.. s_runs.Keys];

    public static TheoryData<string> MomentumRuns() => [.. s_momentumRuns.Keys];

    [Theory]
    [MemberData(nameof(LossCases))]
    public void The_weighted_loss_and_its_gradient_are_the_published_ones(string name, bool targeted)
    {
        using var scope = torch.NewDisposeScope();
        var expected = s_losses[name].GetProperty(targeted ? "targeted" : "untargeted");
        var relaxed = GoldenFile.Tensor(s_losses[name].GetProperty("u")).requires_grad_();
        var (sum, kept) = WeightedLoss.Terms(relaxed, GoldenFile.Tensor(s_losses[name].GetProperty("code")), targeted);
        Assert.Equal(expected.GetProperty("kept").GetInt32(), kept.sum().item<float>());
        var loss = sum.sum() / kept.sum();
        TensorAssert.Close(GoldenFile.Tensor(expected.GetProperty("loss")), loss, 1e-5, 1e-6);
        var gradient = torch.autograd.grad([loss], [relaxed])[0];
        TensorAssert.Close(GoldenFile.Tensor(expected.GetProperty("grad_u")), gradient, 1e-5, 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_gradient_of_the_images_is_the_published_one(bool targeted)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var images = Of("x").requires_grad_();
        var (sum, kept) = WeightedLoss.Terms(network.Relaxed(images, DropoutMasks.Off, 0.1), Of("code"), targeted);
        var expected = s_golden.GetProperty("grad_x_first_step_alpha_0.1")
            .GetProperty(targeted ? "targeted" : "untargeted");
        var gradient = torch.autograd.grad([sum.sum() / kept.sum()], [images])[0];
        TensorAssert.Close(GoldenFile.Tensor(expected), gradient, 1e-5, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(23)]
    [InlineData(100)]
    public void The_steepness_is_the_published_one(int iterations)
    {
        var expected = s_golden.GetProperty("alpha_schedule").GetProperty("by_T").GetProperty($"{iterations}");
        var actual = Enumerable.Range(0, iterations).Select(step => new Hag10Alpha().At(step, iterations));
        Assert.Equal(expected.EnumerateArray().Select(alpha => alpha.GetDouble()), actual);
    }

    [Fact]
    public void The_steepness_of_2000_steps_changes_where_it_does_as_published()
    {
        var changes = s_golden.GetProperty("alpha_schedule").GetProperty("by_T").GetProperty("2000")
            .EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetDouble()));
        var alphas = Enumerable.Range(0, 2000).Select(step => (Step: step, Alpha: new Hag10Alpha().At(step, 2000)));
        Assert.Equal(changes, alphas.DistinctBy(pair => pair.Alpha).Select(pair => (pair.Step, pair.Alpha)));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Runs_of_projected_gradient_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var run = s_runs[name];
        var (images, targeted) = (Of("x"), run.GetProperty("targeted").GetBoolean());
        var settings = GoldenWalk.Settings(run, 1.0 / 255, new Hag10Alpha());
        var losses = new List<double>();
        var attacked = ProjectedGradient.Perturb(images, Start(run, images), settings.Steps, (perturbed, step) =>
        {
            var alpha = settings.Steps.Alpha.At(step, settings.Steps.Iterations);
            var (sum, kept) = WeightedLoss.Terms(
                network.Relaxed(perturbed, DropoutMasks.Off, alpha), Of("code"), targeted);
            losses.Add((sum.sum() / kept.sum()).item<float>());
            return sum;
        });
        GoldenWalk.RequireLosses(run, losses);
        GoldenWalk.RequireImages(run, attacked);
        GoldenWalk.RequireOutputs(run, network, attacked);
        Assert.Equal(
            run.GetProperty("linf").GetDouble(), (attacked - images).abs().max().item<float>(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(MomentumRuns))]
    public void Runs_with_momentum_are_the_published_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var network = GoldenWalk.Network(s_golden);
        var run = s_momentumRuns[name];
        var (decay, targeted) = (run.GetProperty("decay").GetDouble(), run.GetProperty("targeted").GetBoolean());
        var settings = GoldenWalk.Settings(run, 1.0 / 255, new Hag10Alpha()) with
        {
            Rule = run.GetProperty("generator").GetString() == "NIFGSM"
                ? new NiFgsmRule(decay)
                : new SiNiFgsmRule { Decay = decay, Copies = 5, Cumulative = true },
        };
        var (attacked, _) = GoldenWalk.Run(
            network, Of("x"), settings, _ => new WeightedLoss(Of("code"), targeted, overBatch: true));
        GoldenWalk.RequireImages(run, attacked);
        GoldenWalk.RequireOutputs(run, network, attacked);
    }

    private static torch.Tensor Start(JsonElement run, torch.Tensor images)
    {
        if (run.GetProperty("start_noise").ValueKind != JsonValueKind.String)
        {
            return images;
        }

        var ball = new PerturbationBall(images, new AttackBall(run.GetProperty("epsilon").GetDouble()));
        return ball.Project(images + Of("start_noise"));
    }

    private static torch.Tensor Of(string name) => GoldenFile.Tensor(s_golden.GetProperty(name));
}
