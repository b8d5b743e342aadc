using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Models;
using CgAT.Core.Weights;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>A trained generator of ProS-GAN, with the device and threads that it computes with.</summary>
public sealed class ProsGanModel : IDisposable
{
    private const string FirstLayer = "body.0.layer.weight";
    private const string OfLabels = "label.fc.weight";

    private readonly Computation _computation;

    internal ProsGanModel(ProsGanGenerator generator, Computation computation)
    {
        generator.to(computation.Device);
        (Generator, _computation) = (generator, computation);
    }

    /// <summary>The height and width of the images that it takes.</summary>
    public int Side => Generator.Side;

    internal ProsGanGenerator Generator { get; }

    /// <summary>Reads a file of <see cref="Save"/>, which says the sizes too.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static ProsGanModel Load(string file, Computation computation)
    {
        ArgumentNullException.ThrowIfNull(computation);
        var shapes = WeightFile.Inspect(file).Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        if (!shapes.TryGetValue(FirstLayer, out var first) || !shapes.TryGetValue(OfLabels, out var labels))
        {
            throw new InvalidDataException($"{file} holds {string.Join(", ", shapes.Keys)}, which are no ProS-GAN");
        }

        // The label encoder begins at 2 w channels of a sixteenth of the side. What is drawn here is read over.
        var width = (int)first[0];
        var side = 16 * (int)Math.Round(Math.Sqrt(labels[0] / (2.0 * width)));
        using var drawn = HashingModel.Generator(0, "pros-gan");
        var generator = new ProsGanGenerator((int)labels[1], side, width, drawn);
        ModelFile.Load(generator, file, WeightExport.Loss);
        return new ProsGanModel(generator, computation);
    }

    /// <summary>Writes the generator's weights as safetensors: the same weights give the same bytes.</summary>
    public void Save(string file) =>
        ModelFile.Save(Generator, file, WeightExport.Loss, new Dictionary<string, torch.Tensor>());

    /// <summary>Makes images that shall be taken for others; each depends on itself and its target alone.</summary>
    /// <param name="images">[n, 3, side, side] in [0, 1].</param>
    /// <param name="targets">[n, classes], multi-hot: the target labels.</param>
    /// <param name="prototypes">The PrototypeNet that it was trained with.</param>
    /// <returns>[n, 3, side, side] in [0, 1], without gradient; belongs to the caller's dispose scope.</returns>
    public torch.Tensor Attack(torch.Tensor images, torch.Tensor targets, PrototypeModel prototypes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(prototypes);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var features = prototypes.Of(targets).Features;
        var attacked = _computation.Pool.Map(
            (int)images.shape[0],
            shard => Generator.forward(ToGan(shard.Of(images)), shard.Of(features)));
        return FromGan(attacked).clamp_(0, 1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => Generator.Dispose();

    /// <summary>[0, 1] to [-1, 1].</summary>
    internal static torch.Tensor ToGan(torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        return ((images * 2) - 1).MoveToOuterDisposeScope();
    }

    /// <summary>[-1, 1] to [0, 1].</summary>
    internal static torch.Tensor FromGan(torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        return ((images + 1) / 2).MoveToOuterDisposeScope();
    }
}
