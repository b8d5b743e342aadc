using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Weights;

namespace CgAT.Core.Tests.Torchvision;

/// <summary>Weights of ours go to Python's torchvision and come back as they were.</summary>
public sealed class RoundTripTests
{
    private static readonly ResNetSettings s_settings = new() { Layers = 18 };

    [TorchvisionFact]
    public void A_model_goes_to_torchvision_and_back_to_the_bit_in_both_formats()
    {
        using var folder = new TemporaryFolder();
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = HashingModel.Create(s_settings, bits: 16, seed: 1, computation);
        var file = Path.Combine(folder.Path, "model.safetensors");
        model.Save(file);
        WeightExport.Write(file, s_settings.Head, Path.Combine(folder.Path, "ours.pth"));
        WeightExport.Write(file, s_settings.Head, Path.Combine(folder.Path, "ours.safetensors"));

        Python.Run("back", folder.Path);

        foreach (var name in new[] { "ours.pth", "ours.safetensors", "back.pth", "back.safetensors" })
        {
            using var loaded = HashingModel.Create(s_settings, bits: 16, seed: 2, computation);
            var path = Path.Combine(folder.Path, name);
            loaded.LoadCheckpoint(path, WeightFile.Inspect(path).Digest);
            Assert.Equal(SmallModel.Weights(model), SmallModel.Weights(loaded));
        }
    }
}
