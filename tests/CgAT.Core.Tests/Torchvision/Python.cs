using System.Diagnostics;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Torchvision;

/// <summary>Runs <c>reference.py</c> under the Python of Debian's python3-torch and python3-torchvision.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";
    private const string Packages = "/usr/lib/python3/dist-packages/torchvision/__init__.py";

    private static readonly string s_script =
        Path.Combine(TestFolders.Repository, "tests", "CgAT.Core.Tests", "Torchvision", "reference.py");

    /// <summary>
    /// Why tests that need torchvision are left out; null where it is there, and in CI, where they fail without it.
    /// </summary>
    public static string? Missing => File.Exists(Packages) || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "Debian's packages python3-torch and python3-torchvision are not installed";

    /// <summary>Runs a command of the script and waits until it is done.</summary>
    public static void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Interpreter, [s_script, .. arguments])
        {
            RedirectStandardError = true,
            Environment = { ["OMP_WAIT_POLICY"] = "passive" },
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{Interpreter} did not start");
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
