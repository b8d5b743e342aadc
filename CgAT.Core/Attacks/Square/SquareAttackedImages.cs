using TorchSharp;

namespace CgAT.Core.Attacks.Square;

/// <summary>What the Square Attack made of a batch.</summary>
/// <param name="Images">[n, 3, h, w] in the ball; belongs to the caller's dispose scope.</param>
/// <param name="Codes">[n, bits]: the codes of these images, as the model gave them; the caller's too.</param>
/// <param name="Guides">[n, bits]: the codes that guided them, the clean ones where none were given; the caller's too.</param>
/// <param name="Queries">For each image how many codes were asked for, the clean one's included.</param>
/// <param name="FirstDistance">For each image the Hamming distance of its clean code to the guide.</param>
/// <param name="LastDistance">For each image that of the attacked code.</param>
public sealed record SquareAttackedImages(
    torch.Tensor Images,
    torch.Tensor Codes,
    torch.Tensor Guides,
    IReadOnlyList<int> Queries,
    IReadOnlyList<int> FirstDistance,
    IReadOnlyList<int> LastDistance);
