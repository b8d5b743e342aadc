namespace CgAT.Experiments.Tests.Results;

/// <summary>A test that reads tables with a reader in JavaScript, which 'npm ci' installs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            var folder = Path.GetRelativePath(Approved.Path(), Folder);
            Skip = $"the reader in JavaScript is not here: npm ci --prefix {folder}";
        }
    }

    /// <summary>Where the script is.</summary>
    public static string Folder => Approved.Path("tests", "CgAT.Experiments.Tests", "Results", "JavaScript");
}
