using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Gives back what functions of ours leave on the way back. libtorch gets the gradients that they return, and the
/// binding keeps them all the same, as it does the ones that it came with, until a dispose scope ends, which may be
/// when the whole pass is over: so a deep network would keep the gradients of all its layers.
/// </summary>
internal static class WayBack
{
    [ThreadStatic]
    private static List<torch.Tensor>? s_last;

    /// <summary>
    /// What a function returns, which libtorch has taken by the time that the next one on this thread comes here.
    /// </summary>
    /// <param name="gradient">The gradient that the function was called with.</param>
    /// <param name="results">What it returns; that may be among it.</param>
    public static List<torch.Tensor?> Of(torch.Tensor gradient, params List<torch.Tensor?> results)
    {
        foreach (var tensor in s_last ?? [])
        {
            tensor.Dispose();
        }

        s_last = [gradient, .. results.OfType<torch.Tensor>()];
        return results;
    }
}
