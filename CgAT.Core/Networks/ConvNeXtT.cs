using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// ConvNeXt-T (Liu et al. 2022) as torchvision has it, without its last layer: four stages of 3, 3, 9 and 3 blocks with
/// 96, 192, 384 and 768 channels; the features are the mean over the image, normalised. Without stochastic depth.
/// </summary>
public sealed class ConvNeXtT : Backbone
{
    private static readonly (int Blocks, int Channels)[] s_stages = [(3, 96), (3, 192), (9, 384), (3, 768)];

    private readonly Chain features;
    private readonly Chain classifier;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="generator">Draws the initial weights.</param>
    public ConvNeXtT(torch.Generator generator)
        : base("convnext-t")
    {
        var parts = new List<(string, torch.nn.Module<torch.Tensor, torch.Tensor>)>();
        var before = 3;
        for (var stage = 0; stage < s_stages.Length; stage++)
        {
            var (blocks, channels) = s_stages[stage];
            parts.Add(($"{2 * stage}", stage == 0
                ? new Chain([("0", Patches(before, channels, side: 4, generator)), ("1", new ChannelNorm(channels))])
                : new Chain([("0", new ChannelNorm(before)), ("1", Patches(before, channels, side: 2, generator))])));
            parts.Add(($"{(2 * stage) + 1}", new Chain(
            [
                .. Enumerable.Range(0, blocks).Select(block => (
                    $"{block}", (torch.nn.Module<torch.Tensor, torch.Tensor>)new ConvNeXtBlock(channels, generator))),
            ])));
            before = channels;
        }

        features = new Chain(parts);
        classifier = new Chain([("0", new ChannelNorm(before))]);
        Features = before;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Features { get; }

    /// <inheritdoc/>
    public override int DropoutLayers => 0;

    /// <summary>[n, 3, h, w], at least 32 pixels a side, to [n, 768].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        var mean = features.call(images).mean([2, 3], keepdim: true);
        return classifier.call(mean).flatten(1).MoveToOuterDisposeScope();
    }

    // Squares of pixels that do not overlap, each to one place.
    private static Convolution Patches(int inputs, int outputs, int side, torch.Generator generator) => new(
        Initial.Normal([outputs, inputs, side, side], ConvNeXtBlock.Deviation, generator),
        torch.zeros(outputs),
        stride: side);
}
