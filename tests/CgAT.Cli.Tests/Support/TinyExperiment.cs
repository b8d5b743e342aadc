using CgAT.Core.Data;
using CgAT.Experiments.Specs;

namespace CgAT.Cli.Tests.Support;

/// <summary>
/// A folder with a tiny data set and specs of seconds: an undefended model and CgAT, an epoch a phase, codes of 8 bits,
/// two attack steps.
/// </summary>
internal sealed class TinyExperiment : IDisposable
{
    /// <summary>The spec.</summary>
    public const string Spec = "tiny.toml";

    /// <summary>The same, but its hashing training would take many minutes; its warm-up is that of <see cref="Spec"/>.</summary>
    public const string EndlessSpec = "endless.toml";

    private const string Data = "data";

    private readonly TemporaryFolder folder = new();

    public TinyExperiment()
    {
        TinyDataset.Write(Directory.CreateDirectory(Below(Data)).FullName);
        Digest = ImageLists.Load(Below(Data), new ImageResize { Size = 32, Filter = ImageResize.Area }).Digest;
        Write(Spec, Text);
        Write(EndlessSpec, With("epochs = 1 # hashing", "epochs = 10_000"));
    }

    /// <summary>Where specs and data are, and where commands run.</summary>
    public string Folder => folder.Path;

    /// <summary>The digest of the data.</summary>
    public string Digest { get; }

    /// <summary>The text of <see cref="Spec"/>.</summary>
    public string Text => TextOf(Digest);

    public string Below(params string[] names) => folder.Below(names);

    public string Write(string name, string text)
    {
        File.WriteAllText(Below(name), text);
        return Below(name);
    }

    /// <summary>The text of the spec with one stretch replaced, which must be there once.</summary>
    public string With(string old, string replacement)
    {
        Assert.Equal(2, Text.Split(old).Length);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The spec, for tests that compute nothing.</summary>
    public static ExperimentSpec Parsed() => SpecReader.Parse(TextOf("sha256:" + new string('0', 64)), Spec).Require();

    public void Dispose() => folder.Dispose();

    private static string TextOf(string digest) => $$"""
        format = 1
        name = "tiny"
        seeds = [3]

        [dataset]
        kind = "image-list"
        folder = "{{Data}}"
        digest = "{{digest}}"
        resize = { size = 32, filter = "area" }

        [backbone]
        kind = "convnet-s"
        dropout = 0.5
        warm_up = { epochs = 1, batch_size = 8, optimizer = { kind = "adam", learning_rate = 1e-3 } }

        [hashing]
        method = "dpsh"
        bits = 8
        quantization = 0.001
        epochs = 1 # hashing
        batch_size = 8
        optimizer = { kind = "adam", learning_rate = 1e-3 }
        decay = { kind = "cosine" }

        [[defense]]
        kind = "none"

        [[defense]]
        kind = "cgat"
        epochs = 1
        batch_size = 8
        epsilon = "16/255"
        step = "8/255"
        iterations = 2
        lambda = 1.0
        mu = 0.0
        bank = "binary"
        optimizer = { kind = "sgd", learning_rate = 0.01, momentum = 0.9, weight_decay = 5e-4 }
        decay = { kind = "constant" }

        [[attack]]
        kind = "center"
        epsilon = "16/255"
        step = "8/255"
        iterations = 2
        random_start = true
        centers_from = "database"

        [evaluation]
        k = 20
        bootstrap_resamples = 100
        batch_size = 16

        [numerics]
        device = "cpu"
        threads = 2

        """;
}
