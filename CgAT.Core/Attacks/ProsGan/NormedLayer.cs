using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// A layer, then instance normalisation without weights (each channel of each image to mean 0 and variance 1, with 1e-5
/// under the root), then ReLU where it is asked for. The layer needs no bias, which the normalisation would take away.
/// </summary>
internal sealed class NormedLayer : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> layer;
    private readonly bool _relu;

    public NormedLayer(torch.nn.Module<torch.Tensor, torch.Tensor> layer, bool relu = true)
        : base(nameof(NormedLayer))
    {
        this.layer = layer;
        _relu = relu;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = Normalize(layer.call(input));
        return (_relu ? x.relu() : x).MoveToOuterDisposeScope();
    }

    // Groups of one channel each: the same as instance normalisation, and it takes images of one pixel.
    private static torch.Tensor Normalize(torch.Tensor input) =>
        torch.nn.functional.group_norm(input, input.shape[1]);
}
