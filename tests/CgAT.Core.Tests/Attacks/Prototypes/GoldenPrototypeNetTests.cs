using System.Text.Json;
using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.Prototypes;

/// <summary>PrototypeNet's losses, forward passes and training steps of THA, of SAAT's port and of ProS-GAN.</summary>
[Trait("Device", "any")]
public sealed class GoldenPrototypeNetTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    private static readonly JsonElement s_golden = GoldenFile.Read("prototype_net.json");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_tha =
        GoldenFile.Cases(s_golden.GetProperty("tha_loss_cases"));

    public static TheoryData<string, string> ThaRuns()
    {
        var runs = new TheoryData<string, string>();
        foreach (var name in s_tha.Keys)
        {
            runs.Add(name, "tha");
            runs.Add(name, "saat_port (softplus)");
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(ThaRuns))]
    public void The_loss_of_tha_and_its_gradient_are_the_recorded_ones(string name, string run)
    {
        using var scope = torch.NewDisposeScope();
        var expected = s_tha[name].GetProperty(run);
        var codes = GoldenFile.Tensor(s_tha[name].GetProperty("h")).requires_grad_();
        var loss = PrototypeLosses.Create(run == "tha" ? PrototypeLossKind.Tha : PrototypeLossKind.ThaSoftplus);
        var labels = GoldenFile.Tensor(s_tha[name].GetProperty("label"));
        var terms = loss.Compute(new PrototypeOutputs(codes, codes, null), labels, Bank());
        Close(expected.GetProperty("loss"), terms.Total());
        Close(expected.GetProperty("logloss"), terms.Similarity);
        Close(expected.GetProperty("regterm"), terms.Quantization);
        Close(expected.GetProperty("grad_h"), torch.autograd.grad([terms.Total()], [codes])[0]);
        Assert.Null(terms.Classification);
    }

    [Fact]
    public void The_loss_of_pros_gan_and_its_gradients_are_the_recorded_ones()
    {
        using var scope = torch.NewDisposeScope();
        var expected = s_golden.GetProperty("pros_loss_case");
        var codes = GoldenFile.Tensor(expected.GetProperty("h")).requires_grad_();
        var classes = GoldenFile.Tensor(expected.GetProperty("label_pred")).requires_grad_();
        var terms = PrototypeLosses.Create(PrototypeLossKind.ProsGan).Compute(
            new PrototypeOutputs(codes, codes, classes), GoldenFile.Tensor(expected.GetProperty("label")), Bank());
        Close(expected.GetProperty("loss"), terms.Total());
        Close(expected.GetProperty("logloss"), terms.Similarity);
        Close(expected.GetProperty("regterm"), terms.Quantization);
        Close(expected.GetProperty("classifier"), terms.Classification!);
        var gradients = torch.autograd.grad([terms.Total()], [codes, classes]);
        Close(expected.GetProperty("grad_h"), gradients[0]);
        Close(expected.GetProperty("grad_label_pred"), gradients[1]);
    }

    [Theory]
    [InlineData("tha", PrototypeLossKind.Tha)]
    [InlineData("pros", PrototypeLossKind.ProsGan)]
    public void Training_goes_through_the_recorded_losses_rates_outputs_and_weights(string run, PrototypeLossKind kind)
    {
        using var scope = torch.NewDisposeScope();
        var expected = s_golden.GetProperty("training").GetProperty(run);
        using var network = Network(expected.GetProperty("weights_start"), kind == PrototypeLossKind.ProsGan);
        var vectors = GoldenFile.Tensor(expected.GetProperty("unique_labels"));
        using var fit = new PrototypeFit(network, PrototypeLosses.Create(kind), Bank(), vectors);
        AssertOutputs(expected.GetProperty("forward_start"), network);
        var decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1, WholeStepsOnly = true };
        var selected = expected.GetProperty("selected (rows of unique_labels, per step)").EnumerateArray().ToList();
        var steps = expected.GetProperty("steps [loss, logloss, regterm, lr]").EnumerateArray().ToList();
        for (var step = 0; step < steps.Count; step++)
        {
            int[] rows = [.. selected[step].EnumerateArray().Select(row => row.GetInt32())];
            var record = fit.Step(step / 3, rows, 1e-4 * decay.Factor(step, steps.Count));
            Close(
                steps[step],
                torch.tensor([record.Loss, record.Hash!.Value, record.Quantization!.Value, record.LearningRate]));
        }

        AssertOutputs(expected.GetProperty("forward_end"), network);
        var weights = network.state_dict();
        Assert.All(GoldenFile.Weights(expected.GetProperty("weights_end")), weight =>
            TensorAssert.Close(weight.Value, weights[weight.Key], Relative, Absolute));
    }

    private static PrototypeBank Bank() => new(
        GoldenFile.Tensor(s_golden.GetProperty("bank_codes")), GoldenFile.Tensor(s_golden.GetProperty("bank_labels")));

    private static PrototypeNet Network(JsonElement weights, bool classifies)
    {
        var start = GoldenFile.Weights(weights);
        using var generator = new torch.Generator(0);
        var (first, second) = (start["feature.0.weight"].shape, start["feature.2.weight"].shape);
        var network = PrototypeNet.Create(
            (int)first[1], (int)start["hashing.0.bias"].shape[0], (int)first[0], (int)second[0], classifies, generator);
        network.to(TestDevice.Current);
        var own = network.state_dict();
        Assert.Equal(start.Keys.Order(), own.Keys.Order());
        using var noGradients = torch.no_grad();
        foreach (var (name, tensor) in own)
        {
            tensor.copy_(start[name]);
        }

        return network;
    }

    // THA's forward pass gives the code, ProS-GAN's feature, code and classes.
    private static void AssertOutputs(JsonElement expected, PrototypeNet network)
    {
        var outputs = network.forward(GoldenFile.Tensor(s_golden.GetProperty("forward_labels")));
        if (outputs.Classes is null)
        {
            Close(expected, outputs.Codes);
            return;
        }

        Close(expected[0], outputs.Features);
        Close(expected[1], outputs.Codes);
        Close(expected[2], outputs.Classes);
    }

    private static void Close(JsonElement expected, torch.Tensor actual)
    {
        // JSON has no infinity: where there is no pair, the recorded loss is a text.
        if (expected.ValueKind == JsonValueKind.String)
        {
            Assert.Equal("-inf", expected.GetString());
            Assert.Equal(float.NegativeInfinity, actual.item<float>());
            return;
        }

        TensorAssert.Close(GoldenFile.Tensor(expected), actual, Relative, Absolute);
    }
}
