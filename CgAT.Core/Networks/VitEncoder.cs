using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>The layers of ViT-B between learned positions and a last normalisation.</summary>
internal sealed class VitEncoder : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private const int Layers = 12;

    private readonly Parameter pos_embedding;
    private readonly Chain layers;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> ln;

    public VitEncoder(int tokens, int width, torch.Generator generator)
        : base(nameof(VitEncoder))
    {
        pos_embedding = new Parameter(Initial.Normal([1, tokens, width], 0.02, generator));
        layers = new Chain(
        [
            .. Enumerable.Range(0, Layers).Select(layer => (
                $"encoder_layer_{layer}",
                (torch.nn.Module<torch.Tensor, torch.Tensor>)new VitLayer(width, generator))),
        ]);
        ln = VitLayer.Norm(width);
        RegisterComponents();
    }

    /// <summary>[n, tokens, width], and the same shape back.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return ln.call(layers.call(input + pos_embedding)).MoveToOuterDisposeScope();
    }
}
