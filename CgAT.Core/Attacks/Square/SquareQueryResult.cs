namespace CgAT.Core.Attacks.Square;

/// <summary>How the Square Attack on one query went.</summary>
public sealed record SquareQueryResult
{
    /// <summary>How many codes were asked for, the clean one's included.</summary>
    public required int Queries { get; init; }

    /// <summary>The Hamming distance of the clean code to the guide; 0 where the guide is the clean code.</summary>
    public required int FirstDistance { get; init; }

    /// <summary>That of the attacked code.</summary>
    public required int LastDistance { get; init; }

    /// <summary>The largest change of a value, in [0, 1] pixels; never above epsilon.</summary>
    public required double Linf { get; init; }

    /// <summary>The L2 norm of the change.</summary>
    public required double L2 { get; init; }
}
