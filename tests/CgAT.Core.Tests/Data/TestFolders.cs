namespace CgAT.Core.Tests.Data;

/// <summary>Where the tests of data find files, and a folder of their own that vanishes with the test.</summary>
internal static class TestFolders
{
    public const string AllOfFashionMnist = "/usr/share/datasets/fashion-mnist";

    public static string Repository { get; } = FindRepository();

    public static string FashionMnist { get; } = Path.Combine(Repository, "data", "fashion-mnist");

    public static string TrainingLabels { get; } =
        Path.Combine(Repository, "tests", "CgAT.Core.Tests", "Data", "train-labels-idx1-ubyte.gz");

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CgAT.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("no folder above the tests has CgAT.sln");
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cgat-data-").FullName;

    public string Write(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
