namespace CgAT.Experiments.Specs;

/// <summary>What fixes the bits of the results, together with the versions of the libraries.</summary>
public sealed record NumericsSpec
{
    /// <summary>Where the tensors are.</summary>
    [Setting("Where the tensors are.", Pattern = "auto|cpu|cuda|cuda:[0-9]{1,3}", PatternMeaning = "auto, cpu, cuda or cuda:N")]
    public required string Device { get; init; }

    /// <summary>Into how many parts, a thread each, every batch is split.</summary>
    [Setting("Into how many parts, a thread each, every batch is split.", Min = 1, Max = 256)]
    public required int Threads { get; init; }
}
