using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs.Layers;

/// <summary>A folder with specs that extend one another.</summary>
internal sealed class SpecFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cgat-layers-").FullName;

    /// <summary>A folder with <see cref="SpecTexts.Quickstart"/> as <c>base.toml</c>.</summary>
    public static SpecFolder WithBase()
    {
        var specs = new SpecFolder();
        specs.Write("base.toml", SpecTexts.Quickstart);
        return specs;
    }

    public string Below(string name) => Path.Combine(folder + Path.DirectorySeparatorChar, name);

    /// <summary>
    /// A path as diagnostics show it: that of the spec as it was given, that of a base from where one is.
    /// </summary>
    public string Shown(string name) => Path.GetRelativePath(Environment.CurrentDirectory, Below(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Below(name))!);
        File.WriteAllText(Below(name), text);
    }

    /// <summary>Writes a spec and reads it.</summary>
    public SpecReading Read(string name, string text)
    {
        Write(name, text);
        return SpecReader.Read(Below(name));
    }

    /// <summary>Writes a spec above <c>base.toml</c> and reads it.</summary>
    public SpecReading Above(string text) => Read("above.toml", $"extends = \"base.toml\"\n{text}\n");

    /// <summary>Writes a spec and says what is wrong with it, with the names of its files alone.</summary>
    public string Errors(string name, string text) => string.Join('\n', Read(name, text).Diagnostics)
        .Replace(Shown(""), "", StringComparison.Ordinal)
        .Replace(Below(""), "", StringComparison.Ordinal)
        .Replace(folder, "FOLDER", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
