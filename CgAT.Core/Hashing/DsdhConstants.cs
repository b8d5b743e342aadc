namespace CgAT.Core.Hashing;

/// <summary>The constants of DSDH.</summary>
public sealed record DsdhConstants
{
    /// <summary>μ, the weight of the linear classification; 1 in the official code.</summary>
    public required double Mu { get; init; }

    /// <summary>ν, the weight of the penalty on the linear map; 1 in the official code.</summary>
    public required double Nu { get; init; }

    /// <summary>η, how much binary codes keep to relaxed ones; 55 in the official code.</summary>
    public required double Eta { get; init; }

    /// <summary>Rounds of an update; 10 in the official code.</summary>
    public required int Rounds { get; init; }
}
