using CgAT.Core.Attacks.Targets;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Core.Weights;
using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>A PrototypeNet with the device and threads that it computes with: target codes for label vectors.</summary>
public sealed class PrototypeModel : IDisposable
{
    private const string FirstLayer = "feature.0.weight";
    private const string SecondLayer = "feature.2.weight";
    private const string Head = "classifier.0.weight";

    private readonly Computation _computation;

    internal PrototypeModel(PrototypeNet network, int classes, Computation computation)
    {
        network.to(computation.Device);
        (Network, Classes, _computation) = (network, classes, computation);
    }

    /// <summary>The length of a label vector.</summary>
    public int Classes { get; }

    /// <summary>The length of a code.</summary>
    public int Bits => Network.Bits;

    internal PrototypeNet Network { get; }

    /// <summary>A network with initial weights that the seed alone decides.</summary>
    /// <param name="classes">The length of a label vector.</param>
    /// <param name="bits">The length of a code.</param>
    /// <param name="settings">Widths, and by its loss whether there is a head.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="computation">Where to compute; must outlive the object.</param>
    public static PrototypeModel Create(
        int classes, int bits, PrototypeSettings settings, long seed, Computation computation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(computation);
        using var generator = HashingModel.Generator(seed, "prototype-net");
        var classifies = PrototypeLosses.Create(settings.Loss).Classifies;
        return new PrototypeModel(
            PrototypeNet.Create(classes, bits, settings.Hidden, settings.Features, classifies, generator),
            classes,
            computation);
    }

    /// <summary>Reads a file of <see cref="Save"/>, which says the sizes too.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static PrototypeModel Load(string file, Computation computation)
    {
        ArgumentNullException.ThrowIfNull(computation);
        var shapes = WeightFile.Inspect(file).Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);
        if (!shapes.TryGetValue(FirstLayer, out var first) || !shapes.TryGetValue(SecondLayer, out var second)
            || !shapes.TryGetValue("hashing.0.weight", out var hashing))
        {
            throw new InvalidDataException($"{file} holds {string.Join(", ", shapes.Keys)}, which are no PrototypeNet");
        }

        // The weights that are drawn here are read over.
        using var generator = HashingModel.Generator(0, "prototype-net");
        var network = PrototypeNet.Create(
            (int)first[1], (int)hashing[0], (int)first[0], (int)second[0], shapes.ContainsKey(Head), generator);
        ModelFile.Load(network, file, WeightExport.Loss);
        return new PrototypeModel(network, (int)first[1], computation);
    }

    /// <summary>Writes the weights as safetensors: the same weights give the same bytes.</summary>
    public void Save(string file) =>
        ModelFile.Save(Network, file, WeightExport.Loss, new Dictionary<string, torch.Tensor>());

    /// <summary>The target codes of label vectors, given as the classes of each.</summary>
    /// <exception cref="ArgumentException">A class is outside <see cref="Classes"/>.</exception>
    public PackedCodes Codes(IReadOnlyList<IReadOnlyList<int>> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        using var scope = torch.NewDisposeScope();
        return PackedCodes.FromTensor(Signs(MultiHot.Of(labels, Classes, _computation.Device)));
    }

    /// <summary>The signs of the codes of label vectors, with sign(0) = +1 as in packed codes.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <returns>[n, bits] of -1 and +1, without gradient; belongs to the caller's dispose scope.</returns>
    public torch.Tensor Signs(torch.Tensor labels) => Of(labels).Signs;

    /// <summary>Features and signs of label vectors, without gradient; they belong to the caller's scope.</summary>
    internal (torch.Tensor Features, torch.Tensor Signs) Of(torch.Tensor labels)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var outputs = Network.forward(labels);
        var signs = CodeSigns.Of(outputs.Codes);
        return (outputs.Features.MoveToOuterDisposeScope(), signs.MoveToOuterDisposeScope());
    }

    /// <summary>Fails unless labels and codes have these lengths.</summary>
    /// <exception cref="ArgumentException">They have others.</exception>
    internal void RequireFit(int classes, int bits)
    {
        if (classes != Classes || bits != Bits)
        {
            throw new ArgumentException(
                $"Prototypes of {Classes} classes and {Bits} bits do not fit {classes} classes and {bits} bits.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();
}
