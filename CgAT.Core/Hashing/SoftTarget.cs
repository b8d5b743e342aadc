using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>Classification where an image may have several labels.</summary>
internal static class SoftTarget
{
    /// <summary>Each image's target, shared equally among its labels; zeros for an image without any.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    public static torch.Tensor Of(torch.Tensor labels) => labels / labels.sum(1, keepdim: true).clamp_min(1);

    /// <summary>Mean over images of - Σ target · log softmax(logits).</summary>
    public static torch.Tensor CrossEntropy(torch.Tensor logits, torch.Tensor target) =>
        -(target * torch.nn.functional.log_softmax(logits, 1)).sum(1).mean();
}
