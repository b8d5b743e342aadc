namespace CgAT.Core.Attacks.ProsGan;

/// <summary>How ProS-GAN's attack on one query went.</summary>
public sealed record ProsGanQueryResult
{
    /// <summary>The largest change of a value, in [0, 1] pixels; bounded only where a budget was set.</summary>
    public required double Linf { get; init; }

    /// <summary>The L2 norm of the change.</summary>
    public required double L2 { get; init; }

    /// <summary>The Hamming distance of the clean code to the prototype of the target label.</summary>
    public required int FirstDistance { get; init; }

    /// <summary>That of the attacked code.</summary>
    public required int LastDistance { get; init; }
}
