namespace CgAT.Core.Attacks;

/// <summary>The numbers that the gradients of an attack are computed in; codes are always of single precision.</summary>
public enum GradientPrecision
{
    /// <summary>Single precision.</summary>
    Full,

    /// <summary>
    /// bfloat16, in a copy of the network with rounded weights: about twice as fast, and another attack by that rounding.
    /// </summary>
    BFloat16,
}
