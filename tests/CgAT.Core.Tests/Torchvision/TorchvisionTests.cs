using System.Text.Json;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Networks;
using CgAT.Core.Tests.Support;
using CgAT.Core.Weights;
using TorchSharp;

namespace CgAT.Core.Tests.Torchvision;

/// <summary>The same weights and images here and in Python's torchvision.</summary>
[Collection(nameof(Alone))]
public sealed class TorchvisionTests
{
    private const double Tolerance = 1e-4;

    // Of what is computed in double precision for images of single precision.
    private const double PreciseTolerance = 1e-6;

    [TorchvisionFact]
    public void Every_backbone_has_the_weights_of_torchvision_s_but_for_its_last_layer()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "keys.json");
        Python.Run("keys", file);
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(
            SomeBackbones.All.Keys.Where(name => name != "convnet-s").Select(TorchvisionName).Order(),
            document.RootElement.EnumerateObject().Select(network => network.Name).Order());
        Assert.All(document.RootElement.EnumerateObject(), network =>
        {
            var name = SomeBackbones.All.Keys.Single(each => TorchvisionName(each) == network.Name);
            var head = SomeBackbones.All[name].Head + ".";
            Assert.Equal(
                network.Value.EnumerateArray()
                    .Where(entry => !entry[0].GetString()!.StartsWith(head, StringComparison.Ordinal))
                    .Select(entry => BackboneFacts.Line(
                        entry[0].GetString()!,
                        entry[1].EnumerateArray().Select(side => side.GetInt64()),
                        entry[2].GetString()!))
                    .Order(StringComparer.Ordinal),
                BackboneFacts.Of(name).Weights);
        });
    }

    [TorchvisionTheory]
    [InlineData("alexnet")]
    [InlineData("vgg11")]
    [InlineData("vgg16-bn")]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("densenet161")]
    [InlineData("vit-b-16")]
    [InlineData("convnext-t")]
    public void Weights_saved_there_give_the_same_features_gradients_and_running_statistics_here(string name)
    {
        using var folder = new TemporaryFolder();
        Python.Run("compare", TorchvisionName(name), folder.Path);
        using var scope = torch.NewDisposeScope();
        var file = Path.Combine(folder.Path, "weights.pth");
        var theirs = WeightFile.Read(Path.Combine(folder.Path, "result.pth"));
        using var network = Load(name, file);

        Near(theirs["features"], network.Features(theirs["images"], DropoutMasks.Off));
        using var precise = Load(name, file);
        precise.Freeze(torch.float64);
        AssertGradient(precise, theirs);
        if (network.CouplesImages)
        {
            AssertStep(network, theirs);
        }
    }

    // In double precision: in single, a ReLU whose input is zero but for rounding goes one way there and another way
    // here, and the gradient jumps; on which processor it does, nobody knows.
    private static void AssertGradient(HashNetwork network, IReadOnlyDictionary<string, torch.Tensor> theirs)
    {
        var images = theirs["precise images"].requires_grad_();
        var features = network.Features(images, DropoutMasks.Off);
        (features * theirs["slope"]).sum().backward();
        Near(theirs["precise features"], features, PreciseTolerance);
        Near(theirs["gradient"], Assert.IsType<torch.Tensor>(images.grad), PreciseTolerance);
    }

    // One step of SGD in training mode, as reference.py takes it. Its weights are not compared: gradients jump, as above.
    private static void AssertStep(HashNetwork network, IReadOnlyDictionary<string, torch.Tensor> theirs)
    {
        using var optimizer = torch.optim.SGD(network.Backbone.parameters(), 0.01);
        var masks = new DropoutSource(1, "step", network.DropoutLayers).Masks("clean", 0, [0, 1, 2]);
        var loss = network.Features(theirs["batch"], masks).square().mean();
        loss.backward();
        optimizer.step();
        Near(theirs["loss"], loss);

        var ours = network.Backbone.named_buffers().ToDictionary(entry => entry.name, entry => entry.buffer);
        Assert.Equal(
            ours.Keys.Order(),
            theirs.Keys.Where(key => key.StartsWith("after.", StringComparison.Ordinal))
                .Select(key => key["after.".Length..]).Order());
        Assert.All(ours, entry => Near(theirs[$"after.{entry.Key}"], entry.Value));
    }

    private static HashNetwork Load(string name, string file)
    {
        // Dropout is off on both sides, so that a step of training is the same.
        BackboneSettings settings = SomeBackbones.All[name] switch
        {
            VggSettings vgg => vgg with { Dropout = 0 },
            AlexNetSettings alexNet => alexNet with { Dropout = 0 },
            var other => other,
        };
        using var generator = new torch.Generator(1);
        var backbone = Backbones.Create(settings, generator);
        PretrainedWeights.Load(backbone, settings, file, WeightFile.Inspect(file).Digest);
        return new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 8, generator));
    }

    private static string TorchvisionName(string name) =>
        name == "convnext-t" ? "convnext_tiny" : name.Replace('-', '_');

    // Relative to the largest value: what is near zero among large numbers has their rounding.
    private static void Near(torch.Tensor expected, torch.Tensor actual, double tolerance = Tolerance)
    {
        using var scope = torch.NewDisposeScope();
        Assert.Equal(expected.shape, actual.shape);
        var (wanted, found) = (expected.to_type(torch.float64), actual.detach().to_type(torch.float64));
        var error = (wanted - found).abs().max().item<double>() / wanted.abs().max().clamp(1e-30).item<double>();
        Assert.True(error <= tolerance, $"off by {error:g3} of the largest value");
    }
}
