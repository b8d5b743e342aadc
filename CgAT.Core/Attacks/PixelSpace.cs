namespace CgAT.Core.Attacks;

/// <summary>In which units an attack measures its budget, its gradients and its steps.</summary>
public enum PixelSpace
{
    /// <summary>Pixels in [0, 1].</summary>
    Unit,

    /// <summary>
    /// Pixels that are normalised with ImageNet's deviations, as the original DHTA has them: a change of ε there is one
    /// of 0.229 ε, 0.224 ε and 0.225 ε of red, green and blue in [0, 1].
    /// </summary>
    Normalised,
}
