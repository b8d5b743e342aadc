namespace CgAT.Core.Defenses.Cgat;

/// <summary>
/// How attacked codes are drawn to center codes, with z = u(x') ⊙ b_c, bit by bit; the mean over batch and bits.
/// </summary>
public enum CenterTerm
{
    /// <summary>-z, as published: a bit that is saturated on the wrong side has next to no gradient.</summary>
    Linear,

    /// <summary>(1 - z)² / 2: a bit that is right counts less and less.</summary>
    Squared,

    /// <summary>
    /// -log (1 + z)/2, the cross-entropy of a bit: since u = tanh f it is log(1 + e^(-2 f b)), whose gradient stays
    /// where a bit is saturated on the wrong side; up to |f| of about 7, beyond which 1 + z is cut off.
    /// </summary>
    CrossEntropy,
}
