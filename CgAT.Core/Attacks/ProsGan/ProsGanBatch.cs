using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>The images of one step, and what they shall be taken for.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Images">[n, 3, h, w] in [0, 1].</param>
/// <param name="Labels">[n, classes]: their own labels.</param>
/// <param name="Targets">[n, classes]: the target labels.</param>
internal sealed record ProsGanBatch(int Epoch, torch.Tensor Images, torch.Tensor Labels, torch.Tensor Targets);
