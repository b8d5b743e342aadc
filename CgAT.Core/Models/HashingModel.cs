using CgAT.Core.Data;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using CgAT.Core.Weights;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>A hashing network with the device and threads that it computes with.</summary>
public sealed class HashingModel : IDisposable
{
    private readonly BackboneSettings _backbone;

    private HashingModel(HashNetwork network, BackboneSettings backbone, Computation computation)
    {
        Network = network;
        Computation = computation;
        _backbone = backbone;
    }

    internal HashNetwork Network { get; }

    internal Computation Computation { get; }

    /// <summary>What belongs to the model of the loss that it was trained with, such as class centers.</summary>
    internal IReadOnlyDictionary<string, torch.Tensor> OfLoss { get; private set; } =
        new Dictionary<string, torch.Tensor>();

    /// <summary>
    /// A network with initial weights that the seed alone decides; the backbone's do not depend on the bits.
    /// </summary>
    /// <param name="backbone">The backbone.</param>
    /// <param name="bits">The length of a code.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="computation">Where to compute; must outlive the model.</param>
    public static HashingModel Create(BackboneSettings backbone, int bits, long seed, Computation computation)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentNullException.ThrowIfNull(computation);
        using var ofBackbone = Generator(seed, "backbone");
        using var ofHashLayer = Generator(seed, "hash-layer");
        var body = Backbones.Create(backbone, ofBackbone);
        var network = new HashNetwork(body, Dense.HashLayer(body.Features, bits, ofHashLayer))
        {
            Convolutions = computation.Convolutions,
        };
        network.to(computation.Device);
        return new HashingModel(network, backbone, computation);
    }

    /// <summary>
    /// Writes all weights as safetensors, and under names that begin with "loss." what the hashing loss keeps with the
    /// model, such as class centers.
    /// </summary>
    public void Save(string file) => ModelFile.Save(Network, file, WeightExport.Loss, OfLoss);

    /// <summary>Reads all that a file of <see cref="Save"/> holds.</summary>
    /// <exception cref="InvalidDataException">The file holds other weights than this network's.</exception>
    public void Load(string file)
    {
        var ofLoss = ModelFile.Load(Network, file, WeightExport.Loss);
        DisposeOfLoss();
        OfLoss = ofLoss;
    }

    /// <summary>Writes the weights of the backbone alone.</summary>
    public void SaveBackbone(string file) =>
        ModelFile.Save(Network.Backbone, file, WeightExport.Loss, new Dictionary<string, torch.Tensor>());

    /// <summary>Reads the weights of the backbone from a file of <see cref="SaveBackbone"/>.</summary>
    /// <exception cref="InvalidDataException">The file holds other weights than this backbone's.</exception>
    public void LoadBackbone(string file) => ModelFile.Load(Network.Backbone, file, WeightExport.Loss);

    /// <summary>Fills the backbone with weights that torchvision or another program saved.</summary>
    /// <param name="file">
    /// safetensors, or what torch.save(model.state_dict(), ...) writes, under torchvision's names.
    /// </param>
    /// <param name="digest">"sha256:" and the SHA-256 of the file.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT06xx: a file that isn't there, isn't right or doesn't fit.
    /// </exception>
    public void LoadPretrained(string file, string digest) =>
        PretrainedWeights.Load(Network.Backbone, _backbone, file, digest);

    /// <summary>
    /// Fills backbone and hash layer with a hashing model that another program trained: the official code's, or one
    /// that has the hash layer in the place of torchvision's last layer.
    /// </summary>
    /// <param name="file">safetensors, or what torch.save(model.state_dict(), ...) writes.</param>
    /// <param name="digest">"sha256:" and the SHA-256 of the file.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT06xx: a file that isn't there, isn't right or doesn't fit.
    /// </exception>
    public void LoadCheckpoint(string file, string digest) =>
        PretrainedWeights.Load(Network, _backbone, file, digest);

    /// <summary>Has images go through a transform before the network is shown them, in attacks too.</summary>
    /// <param name="transform">The transform; no part of what <see cref="Save"/> writes.</param>
    public void DefendInput(IInputTransform transform) => Network.InputTransform = transform;

    /// <summary>The hash codes of a set, in evaluation mode.</summary>
    /// <param name="images">The set.</param>
    /// <param name="batchSize">Images that are in memory at once.</param>
    /// <param name="progress">Is told how many images are done.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public PackedCodes Encode(
        IImageSet images,
        int batchSize,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        using var relaxed = Encoder.Relaxed(
            Network, images, batchSize, Computation.Device, Computation.Pool, progress, cancellation);
        return PackedCodes.FromTensor(relaxed);
    }

    /// <summary>Relaxed codes in evaluation mode, in shards, without gradient.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1], on the model's device.</param>
    /// <returns>[n, bits].</returns>
    internal torch.Tensor Relaxed(torch.Tensor images)
    {
        using var noGradients = torch.no_grad();
        return Computation.Pool.Map(
            (int)images.shape[0], shard => Network.Relaxed(shard.Of(images), DropoutMasks.Off));
    }

    /// <summary>
    /// A frozen copy whose weights are rounded to bfloat16, to take gradients of; the caller disposes of it.
    /// </summary>
    internal RoundedNetwork Rounded() =>
        new(Network, Create(_backbone, Network.Bits, seed: 0, Computation).Network);

    /// <summary>A frozen copy of the network as it is now; the caller disposes of it.</summary>
    internal HashNetwork Frozen()
    {
        var copy = Create(_backbone, Network.Bits, seed: 0, Computation).Network;
        copy.Freeze(torch.float32);
        copy.Take(Network);
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Network.Dispose();
        DisposeOfLoss();
    }

    /// <summary>Takes copies of what belongs to the model of a loss's state, in the place of what it had.</summary>
    internal void KeepOfLoss(IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        using var noGradients = torch.no_grad();
        var copies = tensors.ToDictionary(
            entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope());
        DisposeOfLoss();
        OfLoss = copies;
    }

    internal static torch.Generator Generator(long seed, string part) =>
        new((ulong)KeyedStream.Create(seed, $"initial-weights/{part}").DeriveSeed(0, 0));

    private void DisposeOfLoss()
    {
        foreach (var tensor in OfLoss.Values)
        {
            tensor.Dispose();
        }
    }
}
