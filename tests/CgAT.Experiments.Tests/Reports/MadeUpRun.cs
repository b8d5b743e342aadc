namespace CgAT.Experiments.Tests.Reports;

/// <summary>What is told of a run that was never made.</summary>
internal sealed record MadeUpRun(
    string Experiment, string Defense, int Seed, double Clean, double Robust, double? Lambda = null, int Bits = 32)
{
    /// <summary>The data set.</summary>
    public string Dataset { get; init; } = "fashion-mnist";

    /// <summary>The digest of its images, labels and lists.</summary>
    public string Digest { get; init; } = "sha256:5b41";

    /// <summary>The cut of the ranking.</summary>
    public int K { get; init; } = 1000;

    /// <summary>The threads of the numerics contract, which is no setting.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The contract's processor; null as in runs from before it was part of that.</summary>
    public string? Processor { get; init; }

    /// <summary>What computes convolutions; null as in runs from before there was a choice.</summary>
    public string? Convolutions { get; init; }

    /// <summary>The attacks as the settings have them, a JSON array; none are told where it is empty.</summary>
    public string Attacks { get; init; } = "";

    /// <summary>The axis that lambda stands on.</summary>
    public string LambdaAxis { get; init; } = "lambda";

    /// <summary>Further attacks and what all queries come to under them, which is MAP as well.</summary>
    public IReadOnlyDictionary<string, double> Further { get; init; } = new Dictionary<string, double>();
}
