using System.Diagnostics;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Torchvision;

/// <summary>Runs scripts under the Python of Debian's python3-torch and python3-torchvision, which bring Pillow.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";
    private const string Packages = "/usr/lib/python3/dist-packages/torchvision/__init__.py";

    /// <summary>
    /// Why tests that need torchvision are left out; null where it is there, and in CI, where they fail without it.
    /// </summary>
    public static string? Missing => File.Exists(Packages) || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "Debian's packages python3-torch and python3-torchvision are not installed";

    /// <summary>Runs a command of this folder's <c>reference.py</c> and waits until it is done.</summary>
    public static void Run(params string[] arguments) => RunReferenceOf("Torchvision", arguments);

    /// <summary>Runs the <c>reference.py</c> of a folder of these tests and waits until it is done.</summary>
    public static void RunReferenceOf(string folder, params string[] arguments)
    {
        var script = Path.Combine(TestFolders.Repository, "tests", "CgAT.Core.Tests", folder, "reference.py");
        var start = new ProcessStartInfo(Interpreter, [script, .. arguments])
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
