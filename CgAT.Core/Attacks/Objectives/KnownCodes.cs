using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>The codes of a set that an attack knows.</summary>
/// <param name="Codes">[N, bits] of -1 and +1.</param>
/// <param name="Labels">[N, classes], multi-hot.</param>
internal sealed record KnownCodes(torch.Tensor Codes, torch.Tensor Labels)
{
    /// <summary>Fails unless every target label shares a class with some item.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <param name="items">Which queries they are the targets of.</param>
    /// <param name="scene">Knows the labels by name.</param>
    /// <exception cref="Errors.UserErrorException">CGAT0702.</exception>
    public void RequireSimilar(torch.Tensor labels, IReadOnlyList<int> items, SceneTensors scene)
    {
        using var scope = torch.NewDisposeScope();
        var counts = labels.matmul(Labels.sum([0])).cpu().data<float>().ToArray();
        var row = Array.FindIndex(counts, count => count == 0);
        if (row >= 0)
        {
            throw TargetErrors.NoSimilarItem(items[row], scene.Target(items[row]));
        }
    }
}
