namespace CgAT.Experiments.Tests.Results;

/// <summary>A folder of its own for a test, removed with all it holds.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cgat-results-");

    public string Path => folder.FullName;

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>The names of all files below, hidden ones too.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.GetFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Delete(recursive: true);
}
