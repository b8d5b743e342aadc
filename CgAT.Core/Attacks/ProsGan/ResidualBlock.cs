using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>x + norm(conv3(relu(norm(conv3(x))))), with as many channels out as in.</summary>
internal sealed class ResidualBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly NormedLayer first;
    private readonly NormedLayer second;

    public ResidualBlock(int channels, torch.Generator generator)
        : base(nameof(ResidualBlock))
    {
        first = new NormedLayer(GanLayers.Convolution(channels, channels, side: 3, generator));
        second = new NormedLayer(GanLayers.Convolution(channels, channels, side: 3, generator), relu: false);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return (input + second.call(first.call(input))).MoveToOuterDisposeScope();
    }
}
