namespace CgAT.Core.Hashing;

/// <summary>
/// How much each item counts in a center code (<see cref="CenterCode"/>), with o labels in common, |y| and |y_i| labels
/// each, C classes; P are the similar items, Q the others (method section 1.2).
/// </summary>
public enum CenterWeights
{
    /// <summary>1 for all; difference of means. The official CgAT code.</summary>
    Binary,

    /// <summary>
    /// w⁺ = o / |y ∪ y_i| (intersection over union), w⁻ = 1; sums divided by |P| and |Q|: the theorem with the weights
    /// that the official code computes and then throws away.
    /// </summary>
    IntersectionOverUnion,

    /// <summary>
    /// w⁺ = o / (√|y| √|y_i| + 1e-8), w⁻ = 1; sums divided by those of the weights. SAAT's mainstay codes.
    /// </summary>
    Cosine,

    /// <summary>w⁺ = o / |y ∪ y_i|, w⁻ = 1; raw sums. The precursor of February 2022.</summary>
    PrecursorFebruary,

    /// <summary>
    /// w⁺ = o / |y|, w⁻ = (|y| + |y_i|) / C; sums divided by those of the weights. The precursor of July 2022.
    /// </summary>
    PrecursorJuly,
}
