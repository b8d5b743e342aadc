using System.Reflection;

namespace CgAT.Core.Numerics;

/// <summary>What was written into this assembly when it was built.</summary>
internal static class OwnAssembly
{
    /// <summary>A value by its name; empty where there is none.</summary>
    public static string Metadata(string name) => typeof(OwnAssembly).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(each => each.Key == name)?.Value ?? "";
}
