using System.Reflection;

namespace CgAT.Experiments.Execution;

/// <summary>Which build of this program computed something.</summary>
internal sealed record BuildStamp
{
    /// <summary>The build that runs now.</summary>
    public static BuildStamp Current { get; } = Of(typeof(BuildStamp).Assembly);

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The commit of the working copy; null outside one.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether the working copy had changes beyond the commit; null where that is not known.</summary>
    public bool? Dirty { get; init; }

    private static BuildStamp Of(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var parts = (version ?? "unknown").Split('+');
        var dirty = assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "CgatDirty")?.Value;
        return new BuildStamp
        {
            Version = parts[0],
            Commit = parts.Length > 1 ? parts[1] : null,
            Dirty = string.IsNullOrEmpty(dirty) ? null : dirty == "true",
        };
    }
}
