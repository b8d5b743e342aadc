namespace CgAT.Experiments.Tests.Execution;

/// <summary>The program that runs .NET assemblies.</summary>
internal static class DotnetHost
{
    private const string Name = "dotnet";

    /// <summary>The one that runs the tests, or else the one on the path: some runners bring their own.</summary>
    public static string Path =>
        Environment.ProcessPath is { } own && System.IO.Path.GetFileNameWithoutExtension(own) == Name ? own : Name;
}
