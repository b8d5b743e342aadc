using TorchSharp;

namespace CgAT.Core.Attacks.Queries;

/// <summary>How far attacked images are from the clean ones, in double precision and [0, 1] pixels.</summary>
/// <param name="Linf">For each image the largest change of a value.</param>
/// <param name="L2">For each image the L2 norm of the change.</param>
internal sealed record ImageChange(IReadOnlyList<double> Linf, IReadOnlyList<double> L2)
{
    public static ImageChange Of(torch.Tensor images, torch.Tensor attacked)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var change = (attacked.to_type(torch.float64) - images.to_type(torch.float64)).flatten(1);
        return new ImageChange(
            change.abs().amax(1).cpu().data<double>().ToArray(),
            change.square().sum(1).sqrt().cpu().data<double>().ToArray());
    }
}
