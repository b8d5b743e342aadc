using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>
/// A block of ConvNeXt: x + γ ⊙ W₂ gelu(W₁ norm(d ∗ x)), where d filters every channel by itself with 7x7 weights, the
/// matrices work on the channels of a pixel with four times as many in between, and γ starts at 1e-6.
/// </summary>
internal sealed class ConvNeXtBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>The deviation of all initial weights.</summary>
    public const double Deviation = 0.02;

    private readonly Parameter layer_scale;
    private readonly Chain block;

    public ConvNeXtBlock(int channels, torch.Generator generator)
        : base(nameof(ConvNeXtBlock))
    {
        layer_scale = new Parameter(torch.full([channels, 1, 1], 1e-6f));
        block = new Chain(
        [
            ("0", new Convolution(
                Initial.Normal([channels, 1, 7, 7], Deviation, generator),
                torch.zeros(channels),
                padding: 3,
                groups: channels)),
            ("1", new ChannelsLast()),
            ("2", torch.nn.LayerNorm(channels, eps: 1e-6)),
            ("3", PerPixel(channels, 4 * channels, generator)),
            ("4", torch.nn.GELU()),
            ("5", PerPixel(4 * channels, channels, generator)),
        ]);
        RegisterComponents();
    }

    /// <summary>[n, channels, h, w], and the same shape back.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var change = block.call(input).permute(0, 3, 1, 2);
        return (input + (layer_scale * change)).MoveToOuterDisposeScope();
    }

    private static Dense PerPixel(int inputs, int outputs, torch.Generator generator) =>
        new(Initial.Normal([outputs, inputs], Deviation, generator), torch.zeros(outputs));

    private sealed class ChannelsLast() : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(ChannelsLast))
    {
        public override torch.Tensor forward(torch.Tensor input) => input.permute(0, 2, 3, 1);
    }
}
