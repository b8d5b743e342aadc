namespace CgAT.Core.Attacks;

/// <summary>How the size of a perturbation is measured.</summary>
public enum BallNorm
{
    /// <summary>The largest change of a value.</summary>
    Linf,

    /// <summary>The square root of the sum of squared changes of all values of an image.</summary>
    L2,
}
