using System.Diagnostics;
using System.Globalization;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>A process that has ended and whose parent, alive, never asks how. Linux only.</summary>
internal sealed class Zombie : IDisposable
{
    private readonly Process parent;

    public Zombie()
    {
        // The shell becomes 'cat', which knows of no children.
        parent = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 1000 & echo $!; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Id = int.Parse(parent.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        SpinWait.SpinUntil(() => Is(parent.Id, "(cat)"));
        using (var child = Process.GetProcessById(Id))
        {
            child.Kill();
        }

        SpinWait.SpinUntil(() => Is(Id, "Z"));
    }

    public int Id { get; }

    public void Dispose()
    {
        parent.Kill();
        parent.WaitForExit();
        parent.Dispose();
    }

    private static bool Is(int process, string word) =>
        File.ReadAllText($"/proc/{process}/stat").Split(' ').Contains(word);
}
