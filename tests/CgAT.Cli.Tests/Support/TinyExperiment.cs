using CgAT.Core.Data;
using CgAT.Experiments.Specs;

namespace CgAT.Cli.Tests.Support;

/// <summary>
/// A folder with <see cref="TinyDataset"/> and <see cref="TinySpec"/> as files, as a user has them.
/// </summary>
internal sealed class TinyExperiment : IDisposable
{
    /// <summary>The spec.</summary>
    public const string Spec = "tiny.toml";

    /// <summary>
    /// The same, but its hashing training would take many minutes; its warm-up is that of <see cref="Spec"/>.
    /// </summary>
    public const string EndlessSpec = "endless.toml";

    private const string Data = "data";
    private const string HashingEpochs = "quantization = 0.001\nepochs = ";

    private readonly TemporaryFolder folder = new();

    public TinyExperiment()
    {
        TinyDataset.Write(Directory.CreateDirectory(Below(Data)).FullName);
        Digest = ImageLists.Load(Below(Data), new ImageResize { Size = 32, Filter = ImageResize.Area }).Digest;
        Write(Spec, Text);
        Write(EndlessSpec, With(HashingEpochs + "1", HashingEpochs + "10_000"));
    }

    /// <summary>Where specs and data are, and where commands run.</summary>
    public string Folder => folder.Path;

    /// <summary>The digest of the data.</summary>
    public string Digest { get; }

    /// <summary>The text of <see cref="Spec"/>.</summary>
    public string Text => TinySpec.Text(Data, Digest);

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
    public static ExperimentSpec Parsed() =>
        SpecReader.Parse(TinySpec.Text(Data, "sha256:" + new string('0', 64)), Spec).Require().Base;

    public void Dispose() => folder.Dispose();
}
