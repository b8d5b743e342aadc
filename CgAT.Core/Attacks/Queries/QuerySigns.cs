using CgAT.Core.Models;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.Queries;

/// <summary>What a model shows of itself to those who may only ask it: binary codes.</summary>
internal static class QuerySigns
{
    /// <summary>The codes of images, in evaluation mode and without gradients; sign(0) is +1 as in packed
    /// codes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <returns>[n, bits] of -1 and +1; belongs to the caller's dispose scope.</returns>
    public static torch.Tensor Of(HashingModel model, torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var relaxed = model.Computation.Pool.Map(
            (int)images.shape[0], shard => model.Network.Relaxed(shard.Of(images), DropoutMasks.Off));
        return relaxed.ge(0).to_type(torch.float32).mul_(2).sub_(1).MoveToOuterDisposeScope();
    }
}
