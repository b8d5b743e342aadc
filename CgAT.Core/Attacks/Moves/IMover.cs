using TorchSharp;

namespace CgAT.Core.Attacks.Moves;

/// <summary>Turns directions into changes, one a step; holds what the next step needs of the last one.</summary>
internal interface IMover
{
    /// <summary>The change of a step.</summary>
    /// <param name="direction">[n, 3, h, w].</param>
    torch.Tensor Change(torch.Tensor direction);
}
