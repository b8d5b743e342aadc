namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>A run: its ids, how it ended, the settings that queries group by, and what computed it.</summary>
[Table("runs", "a run, which is one trained model; a file holds one")]
public sealed record RunRow : IAxesRow
{
    [Column("the science and the numerics contract of the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("the spec that the run is part of", "3f9a17c5b0d8e264")]
    public required string SpecId { get; init; }

    [Column("the name in the spec", "lambda")]
    public required string Experiment { get; init; }

    [Column("`ok`; `failed` or, where its process ended without a word, `crashed`, with `error_code` and `error_message`",
        "ok")]
    public required string Status { get; init; }

    [Column("the first error of a run that is not `ok`; null for `ok`", "CGAT0402")]
    public string? ErrorCode { get; init; }

    [Column("the seed of everything random in the run", "0")]
    public required long Seed { get; init; }

    [Column("the kind of the data set", "fashion-mnist")]
    public required string Dataset { get; init; }

    [Column("the named split; null where the data set comes split", "t10k-9000-1000")]
    public string? Split { get; init; }

    [Column("digest of the images, labels and lists that the run reads", "sha256:5b41…")]
    public required string DatasetDigest { get; init; }

    [Column("length of the query list", "1000", Unit = "images")]
    public required int QueryCount { get; init; }

    [Column("length of the database list", "9000", Unit = "images")]
    public required int DatabaseCount { get; init; }

    [Column("length of the training list", "5000", Unit = "images")]
    public required int TrainCount { get; init; }

    [Column("number of labels", "10", Unit = "labels")]
    public required int Classes { get; init; }

    [Column("the network before the hash layer", "convnet-s")]
    public required string Backbone { get; init; }

    [Column("epochs of classification before hashing; null without a warm-up", "3", Unit = "epochs")]
    public int? WarmUpEpochs { get; init; }

    [Column("the hashing method", "dpsh")]
    public required string Hashing { get; init; }

    [Column("length of a hash code", "32", Unit = "bits")]
    public required int Bits { get; init; }

    [Column("epochs of the hashing method", "15", Unit = "epochs")]
    public required int HashingEpochs { get; init; }

    [Column("the label of the defence in the spec", "cgat-strong")]
    public required string Defense { get; init; }

    [Column("the kind of the defence; `none` for the undefended network", "cgat")]
    public required string DefenseKind { get; init; }

    [Column("epochs of adversarial training, all phases together; null for `none`", "8", Unit = "epochs")]
    public int? DefenseEpochs { get; init; }

    [Column("epsilon of the training attack in the last phase; null for `none`", "0.06274509803921569",
        Unit = "[0, 1] pixels")]
    public double? DefenseEpsilon { get; init; }

    [Column("step size of the training attack in the last phase; null for `none`", "0.00784313725490196",
        Unit = "[0, 1] pixels")]
    public double? DefenseStep { get; init; }

    [Column("iterations of the training attack in the last phase; null for `none`", "7", Unit = "steps")]
    public int? DefenseIterations { get; init; }

    [Column("weight of the center term in the last phase; null where the defence has none", "1.0")]
    public double? DefenseLambda { get; init; }

    [Column("weight of the quantization term in the last phase; null where the defence has none", "0.0001")]
    public double? DefenseMu { get; init; }

    [Column("what the code bank of the training keeps; null where the defence has none", "binary")]
    public string? DefenseBank { get; init; }

    [Column("the cut of the ranking that the run reports", "1000", Unit = "items")]
    public required int K { get; init; }

    [Column("the kind of device that computed", "cpu")]
    public required string Device { get; init; }

    [Column("parts, a thread each, that every batch is split into; part of the numerics contract", "1",
        Unit = "threads")]
    public required int Threads { get; init; }

    [Column("`bitwise`: an equal run gives equal bits; `statistical`: equal up to noise", "bitwise")]
    public required string Level { get; init; }

    [Column("version of TorchSharp", "0.107.0")]
    public required string TorchSharpVersion { get; init; }

    [Column("version of libtorch", "2.10.0")]
    public required string LibtorchVersion { get; init; }

    [Column("the instruction set that libtorch chose", "AVX512")]
    public required string CpuCapability { get; init; }

    [Column("version of this program", "0.1.0")]
    public required string CgatVersion { get; init; }

    [Column("commit of the working copy; null outside one", "4e2a9ac")]
    public string? Commit { get; init; }

    [Column("whether what the program was built from had changes beyond `commit`; null where git could not say",
        "false")]
    public bool? Dirty { get; init; }

    [Column("every setting of the run as resolved, canonical JSON", "{\"bits\":32,…}", Unit = "JSON")]
    public required string Settings { get; init; }

    [Column("what that error says; null for `ok`", "the loss of phase 'hashing' is not a number at step 0 …")]
    public string? ErrorMessage { get; init; }

    [Column("maker, family and model of the processor, part of the numerics contract; null on other devices, and in "
        + "runs from before it was that", "AuthenticAMD 25-17")]
    public string? Processor { get; init; }

    [Column("what computes convolutions, part of the numerics contract; null in runs from before there was a choice",
        "libtorch")]
    public string? Convolutions { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<RunAxis> Axes { get; init; } = [];
}
