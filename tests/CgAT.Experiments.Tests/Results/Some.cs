using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

/// <summary>Rows with all they need; tests change what they are about.</summary>
internal static class Some
{
    public const string RunId = "9c41d07be2a85f36";

    public static TableMetadata Metadata { get; } = new() { SpecId = "3f9a", Spec = "{\"name\":\"müller\"}" };

    public static RunRow Run(string runId = RunId) => new()
    {
        RunId = runId,
        SpecId = "3f9a",
        Experiment = "lambda",
        Status = "ok",
        Seed = 5_000_000_000,
        Dataset = "fashion-mnist",
        Split = "t10k-9000-1000",
        DatasetDigest = "sha256:5b41",
        QueryCount = 1000,
        DatabaseCount = 9000,
        TrainCount = 5000,
        Classes = 10,
        Backbone = "convnet-s",
        WarmUpEpochs = 3,
        Hashing = "dpsh",
        Bits = 32,
        HashingEpochs = 15,
        Defense = "cgat",
        DefenseKind = "cgat",
        DefenseEpochs = 8,
        DefenseEpsilon = 16.0 / 255,
        DefenseStep = 2.0 / 255,
        DefenseIterations = 7,
        DefenseLambda = 1,
        DefenseMu = 1e-4,
        DefenseBank = "binary",
        K = 1000,
        Device = "cpu",
        Threads = 1,
        Level = "bitwise",
        TorchSharpVersion = "0.107.0",
        LibtorchVersion = "2.10.0",
        CpuCapability = "AVX2",
        CgatVersion = "0.1.0",
        Commit = "4e2a9ac",
        Dirty = false,
        Settings = "{\"hashing\":{\"optimizer\":{\"kind\":\"sgd\"}}}",
    };

    public static TrainingRow Step(int step = 0) => new()
    {
        RunId = RunId,
        Phase = "hashing",
        Epoch = step / 2,
        Step = step,
        Loss = 1.0 / (step + 1),
        LossHash = step % 2 == 0 ? 0.5 : null,
        LearningRate = 0.01,
        GradientNorm = 1.732,
    };

    public static MetricRow Metric(string runId = RunId, string? attack = null) => new()
    {
        RunId = runId,
        Defense = "cgat",
        Hashing = "dpsh",
        Bits = 32,
        Seed = 0,
        Attack = attack,
        Epsilon = attack is null ? null : 16.0 / 255,
        Metric = "map_at_k",
        K = 1000,
        Value = 0.75,
        ValueStable = 0.7512,
        TieBest = 0.76,
        TieWorst = 0.74,
        IntervalLow = 0.73,
        IntervalHigh = 0.77,
        N = 1000,
    };

    public static QueryRow Query(int query = 0, string? attack = null) => new()
    {
        RunId = RunId,
        Attack = attack,
        Query = query,
        K = 1000,
        ApAtK = attack is null ? 0.8 : 0.3,
        ApAtKStable = 0.79,
        RelevantInDatabase = 900,
        ExpectedHitsAtK = 731.5,
        HammingToOwnCode = attack is null ? null : 21,
        HammingToCenterCode = 25,
        PerturbationLinf = attack is null ? null : 16.0 / 255,
        InBall = attack is null ? null : true,
        InRange = attack is null ? null : true,
    };

    public static CheckRow Check(bool? passed = true) => new()
    {
        RunId = RunId,
        CheckName = "black_box",
        Passed = passed,
        Value = passed is null ? null : 0.002,
        AtMost = passed is null ? null : 0.01,
        N = 64,
        Finding = "MAP is 0.41 under the square attack",
        Reason = passed is null ? "nothing to compare with" : null,
    };

    public static CodeRow Code(int item = 0) => new()
    {
        RunId = RunId,
        Split = "query",
        Attack = "center",
        Item = item,
        Word = 0,
        Code = unchecked((long)0xAAAA_AAAA_5555_5555),
        Labels = 8,
    };

    public static TimingRow Timing(DateTimeOffset? started = null) => new()
    {
        RunId = RunId,
        Stage = "hashing",
        StageKey = "41f0",
        Cached = false,
        StartedUtc = started ?? new DateTimeOffset(2025, 3, 1, 12, 30, 5, TimeSpan.Zero).AddTicks(1_234_560),
        WallSeconds = 81.25,
        CpuSeconds = 150.5,
        ImagesPerSecond = 1420.5,
    };
}
