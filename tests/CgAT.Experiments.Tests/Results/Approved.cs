namespace CgAT.Experiments.Tests.Results;

/// <summary>
/// Files of the repository that a reviewer approves. With CGAT_APPROVE=1 in the environment a test writes what it got
/// instead of comparing, and the change shows in the diff.
/// </summary>
internal static class Approved
{
    public static bool Rewrites => Environment.GetEnvironmentVariable("CGAT_APPROVE") == "1";

    public static string Path(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CgAT.sln")))
            {
                return System.IO.Path.Combine([folder.FullName, .. names]);
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds CgAT.sln");
    }

    public static string Read(string file) => File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";

    public static void Equal(string file, string actual)
    {
        if (Rewrites)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(Read(file), actual);
    }
}
