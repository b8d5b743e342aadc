using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// The cross-entropy of codes among the rows of a codebook, one a class, by their cosines (OrthoHash: Hoe et al., NeurIPS
/// 2021), with each image's target t shared equally among its labels y:
/// <code>
/// L = - mean over images of Σ t · log softmax( s (cos(v, C) - m y) )
/// </code>
/// An image without labels adds nothing.
/// </summary>
internal static class CodebookLoss
{
    private const double LeastSquares = 1e-12;

    /// <summary>The loss.</summary>
    /// <param name="codes">v, [n, K]; of any length but 0.</param>
    /// <param name="codebook">C, [classes, K], of -1 and +1.</param>
    /// <param name="labels">y, [n, classes], multi-hot.</param>
    /// <param name="scale">s, above 0.</param>
    /// <param name="margin">m, at least 0.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Of(
        torch.Tensor codes, torch.Tensor codebook, torch.Tensor labels, double scale, double margin)
    {
        using var scope = torch.NewDisposeScope();
        var cosine = Unit(codes).matmul(codebook.to_type(codes.dtype).t()) / Math.Sqrt(codes.shape[1]);
        var logits = (cosine - (labels * margin)) * scale;
        return SoftTarget.CrossEntropy(logits, SoftTarget.Of(labels)).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Unit(torch.Tensor rows) =>
        rows / ElementWise.AtLeast((rows * rows).sum(1, keepdim: true), LeastSquares).sqrt();
}
