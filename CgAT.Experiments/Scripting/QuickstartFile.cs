namespace CgAT.Experiments.Scripting;

/// <summary>Finds the quickstart with its images.</summary>
internal static class QuickstartFile
{
    private const string Spec = "specs/quickstart.toml";

    /// <summary>
    /// The file: beside a program that was built with the package, in the package that a script uses, or in the
    /// repository.
    /// </summary>
    /// <exception cref="FileNotFoundException">It is in none of them.</exception>
    public static string Find()
    {
        var folder = Path.GetDirectoryName(typeof(QuickstartFile).Assembly.Location) ?? AppContext.BaseDirectory;
        string[] candidates =
        [
            Path.Combine(folder, "quickstart"),
            Path.Combine(folder, "..", "..", "quickstart"),
            .. Above(folder).Where(each => File.Exists(Path.Combine(each, "CgAT.sln"))),
        ];
        return candidates.Select(each => Path.GetFullPath(Path.Combine(each, Spec))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"'{folder}' has no quickstart", Spec);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
