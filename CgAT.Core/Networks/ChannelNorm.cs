using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>Layer normalisation over the channels of every pixel.</summary>
internal sealed class ChannelNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private const double Epsilon = 1e-6;

    private readonly Parameter weight;
    private readonly Parameter bias;

    public ChannelNorm(int channels)
        : base(nameof(ChannelNorm))
    {
        weight = new Parameter(torch.ones(channels));
        bias = new Parameter(torch.zeros(channels));
        RegisterComponents();
    }

    /// <summary>[n, channels, h, w], and the same shape back.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return torch.nn.functional.layer_norm(input.permute(0, 2, 3, 1), [weight.shape[0]], weight, bias, Epsilon)
            .permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
