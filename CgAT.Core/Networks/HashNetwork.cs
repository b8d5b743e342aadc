using CgAT.Core.Networks.Winograd;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// The hashing model f: normalisation, backbone and hash layer (method section 1.1). The input is normalised inside, so
/// that epsilon and the pixel range are in [0, 1].
/// </summary>
public sealed class HashNetwork : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    // Of ImageNet's pixels.
    private static readonly float[] s_mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_deviation = [0.229f, 0.224f, 0.225f];

    private readonly Backbone backbone;
    private readonly Dense hash;
    private readonly Lock _mode = new();
    private torch.ScalarType _type = torch.ScalarType.Float32;
    private PreparedFilters? _prepared;

    /// <summary>Puts a hash layer on a backbone; the network owns both.</summary>
    public HashNetwork(Backbone backbone, Dense hash)
        : base(nameof(HashNetwork))
    {
        this.backbone = backbone;
        this.hash = hash;
        CouplesImages = backbone.modules().OfType<TorchSharp.Modules.BatchNorm>().Any();
        RegisterComponents();
    }

    /// <summary>
    /// Whether the images of a batch change one another's codes in training mode, since the network has batch
    /// normalisation.
    /// </summary>
    public bool CouplesImages { get; }

    /// <summary>The deviations, channel by channel, that normalised pixels have in [0, 1].</summary>
    public static IReadOnlyList<float> Deviation => s_deviation;

    /// <summary>The backbone.</summary>
    public Backbone Backbone => backbone;

    /// <summary>
    /// What images go through first, gradients with them; null where the network sees them as they are.
    /// </summary>
    public IInputTransform? InputTransform { get; set; }

    /// <summary>How convolutions are computed where there is a choice.</summary>
    public ConvolutionMethod Convolutions { get; init; }

    /// <summary>How many dropout layers a forward pass goes through.</summary>
    public int DropoutLayers => backbone.DropoutLayers;

    /// <summary>The length of a code.</summary>
    public int Bits => hash.Outputs;

    /// <summary>How many features the backbone gives an image.</summary>
    public int FeatureCount => backbone.Features;

    /// <summary>Features of images. Two passes at the same time must be in the same mode.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="dropout">The masks of the pass.</param>
    /// <returns>[n, <see cref="FeatureCount"/>].</returns>
    public torch.Tensor Features(torch.Tensor images, DropoutMasks dropout)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(dropout);
        Enter(dropout.IsTraining);
        using var scope = torch.NewDisposeScope();
        using var convolutions = new ConvolutionScope(Convolutions, _prepared);

        // Made anew, since TorchSharp does not move buffers to a device that are not saved.
        var mean = OwnMemory.Of(s_mean, [3, 1, 1], images.device);
        var deviation = OwnMemory.Of(s_deviation, [3, 1, 1], images.device);
        var shown = InputTransform?.Apply(images) ?? images;
        var normalised = (shown - mean).div_(deviation);
        return backbone.Pass(normalised.to_type(_type), dropout).MoveToOuterDisposeScope();
    }

    /// <summary>Relaxed codes u = tanh(alpha f(x)).</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="dropout">The masks of the pass.</param>
    /// <param name="alpha">The steepness of the relaxation; 1 unless a method says otherwise.</param>
    /// <returns>[n, bits] in [-1, 1].</returns>
    public torch.Tensor Relaxed(torch.Tensor images, DropoutMasks dropout, double alpha = 1)
    {
        using var scope = torch.NewDisposeScope();
        return Codes(Features(images, dropout), alpha).MoveToOuterDisposeScope();
    }

    /// <summary>Relaxed codes of features.</summary>
    /// <param name="features">[n, <see cref="FeatureCount"/>], of <see cref="Features"/>.</param>
    /// <param name="alpha">The steepness of the relaxation.</param>
    /// <returns>[n, bits] in [-1, 1].</returns>
    public torch.Tensor Codes(torch.Tensor features, double alpha = 1)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = torch.NewDisposeScope();
        var logits = hash.forward(features).to_type(torch.ScalarType.Float32);
        return (alpha == 1 ? logits : logits * alpha).tanh().MoveToOuterDisposeScope();
    }

    /// <summary>Relaxed codes in evaluation mode.</summary>
    public override torch.Tensor forward(torch.Tensor input) => Relaxed(input, DropoutMasks.Off);

    /// <summary>
    /// Gives all weights another type and takes their gradients away; images and codes stay of single precision, and
    /// images are rounded after they are normalised.
    /// </summary>
    internal void Freeze(torch.ScalarType type)
    {
        this.to(type);
        foreach (var parameter in parameters())
        {
            parameter.requires_grad = false;
        }

        _type = type;
    }

    /// <summary>
    /// Promises that nobody changes the weights until what this gives is disposed of, so that what passes make of them is
    /// made once; the bits are the same. No pass, forward or back, may be running on any thread then; one that begins
    /// later makes its own. Not safe for use from two threads at once.
    /// </summary>
    /// <returns>Null without Winograd's convolutions, and while another such promise holds.</returns>
    internal IDisposable? HoldWeights() => Convolutions == ConvolutionMethod.Winograd && _prepared is null
        ? _prepared = new PreparedFilters(() => _prepared = null)
        : null;

    /// <summary>Takes over the weights, statistics and input transform of a network of the same layers.</summary>
    internal void Take(HashNetwork other)
    {
        using var noGradients = torch.no_grad();
        var own = state_dict();
        foreach (var (name, value) in other.state_dict())
        {
            own[name].copy_(value);
        }

        InputTransform = other.InputTransform;
    }

    /// <summary>
    /// The pool for passes in training mode: one that does not split where batch normalisation forbids it.
    /// </summary>
    internal ShardPool ForTraining(ShardPool pool) => CouplesImages ? pool.Whole : pool;

    /// <summary>
    /// The pool for gradients of images alone, in either mode, which splits wherever the network lets it.
    /// </summary>
    /// <remarks>
    /// With the weights' gradients, a split batch is as fast as a whole one, and takes the memory of one gradient more.
    /// </remarks>
    internal ShardPool ForAttacks(ShardPool pool) =>
        backbone.NormalizesOverShards && hash.parameters().All(parameter => parameter.device_type == DeviceType.CPU)
            ? pool
            : ForTraining(pool);

    // Batch normalisation keeps its mode to itself. The shards of a pass come here at the same time: whoever finds the
    // mode right finds all of it right.
    private void Enter(bool training)
    {
        if (!CouplesImages)
        {
            return;
        }

        lock (_mode)
        {
            if (backbone.training != training)
            {
                backbone.train(training);
            }
        }
    }
}
