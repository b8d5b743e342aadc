using CgAT.Core.Models;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Weights;

namespace CgAT.Core.Tests.Weights;

public sealed class WeightExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("out.safetensors", WeightFileKind.Safetensors)]
    [InlineData("out", WeightFileKind.Safetensors)]
    [InlineData("out.pth", WeightFileKind.TorchArchive)]
    [InlineData("out.PT", WeightFileKind.TorchArchive)]
    public void An_exported_model_has_torchvision_s_names_and_comes_back_to_the_bit(string name, WeightFileKind kind)
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = SmallModel.Create(computation, seed: 1);
        using var loaded = SmallModel.Create(computation, seed: 2);
        var file = Export(model, name);

        var contents = WeightFile.Inspect(file);
        Assert.Equal(kind, contents.Kind);
        Assert.Equal(
            [
                "conv1.bias", "conv1.weight", "conv2.bias", "conv2.weight", "conv3.bias", "conv3.weight", "conv4.bias",
                "conv4.weight", "fc.bias", "fc.weight", "last.bias", "last.weight",
            ],
            contents.Tensors.Select(tensor => tensor.Name).Order());
        loaded.LoadCheckpoint(Export(model, name, head: "hash"), WeightFile.Inspect(Export(model, name, head: "hash")).Digest);
        Assert.Equal(SmallModel.Weights(model), SmallModel.Weights(loaded));
    }

    [Theory]
    [InlineData("safetensors")]
    [InlineData("pth")]
    public void The_same_weights_give_the_same_bytes(string extension)
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = SmallModel.Create(computation, seed: 1);
        Assert.Equal(
            File.ReadAllBytes(Export(model, $"first.{extension}")),
            File.ReadAllBytes(Export(model, $"second.{extension}")));
    }

    [Theory]
    [InlineData("safetensors")]
    [InlineData("pth")]
    public void Tensors_are_in_the_order_of_the_model_in_every_process(string extension)
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = SmallModel.Create(computation, seed: 1);
        var file = Export(model, $"ordered.{extension}");
        Assert.Equal(
            WeightFile.Inspect(Path.Combine(folder.Path, "model.safetensors")).Tensors.Select(tensor => tensor.Shape),
            WeightFile.Inspect(file).Tensors.Select(tensor => tensor.Shape));
    }

    private string Export(HashingModel model, string name, string head = "last")
    {
        var ours = Path.Combine(folder.Path, "model.safetensors");
        var file = Path.Combine(folder.Path, name);
        model.Save(ours);
        WeightExport.Write(ours, head, file);
        return file;
    }
}
