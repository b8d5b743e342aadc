using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Losses;

/// <summary>What an attack lowers for a batch of images, as a function of their relaxed codes.</summary>
public interface IAttackLoss
{
    /// <summary>
    /// Whether the images of a batch change one another's losses: such a batch can't be split, and the result depends on
    /// which images share a batch.
    /// </summary>
    bool CouplesImages { get; }

    /// <summary>
    /// [n, bits] of -1, 0 and +1: the codes that the attack is guided by, towards them or away; null where there is no
    /// single one an image.
    /// </summary>
    torch.Tensor? Guides { get; }

    /// <summary>The loss for a part of the batch.</summary>
    IAttackLoss Part(Shard shard);

    /// <summary>The loss of each image.</summary>
    /// <param name="relaxed">[n, bits] in [-1, 1]: relaxed codes of the perturbed images.</param>
    /// <param name="perturbed">[n, 3, h, w]: the perturbed images.</param>
    /// <returns>[n].</returns>
    torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed);

    /// <summary>
    /// How far each image's code is from the goal of the attack: the mean over bits of u ⊙ g, where g is what codes shall
    /// get away from, or the opposite of what they shall come near to. Unlike losses, which may stop counting bits that
    /// are flipped, it falls with every bit that is won, so that attempts are compared by it.
    /// </summary>
    /// <param name="relaxed">[n, bits].</param>
    /// <returns>[n] in [-1, 1].</returns>
    torch.Tensor Score(torch.Tensor relaxed);

    /// <summary>Which images have reached the goal, so that more steps would change no bit.</summary>
    /// <param name="relaxed">[n, bits].</param>
    /// <returns>[n] of true and false.</returns>
    torch.Tensor Reached(torch.Tensor relaxed);
}
