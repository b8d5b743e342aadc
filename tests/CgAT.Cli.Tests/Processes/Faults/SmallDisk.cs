using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace CgAT.Cli.Tests.Processes.Faults;

/// <summary>A disk of a few MiB, in memory, that can become larger or read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Why there are none here; null where there are.</summary>
    public static string? Refusal { get; } = FindRefusal();

    public string Path => folder.Path;

    public static async Task<SmallDisk> OfAsync(int mebibytes)
    {
        var disk = new SmallDisk();
        await RequireAsync("mount", "-t", "tmpfs", "-o", Size(mebibytes), "tmpfs", disk.Path);
        return disk;
    }

    public Task ResizeAsync(int mebibytes) => RemountAsync(Size(mebibytes));

    public Task MakeReadOnlyAsync() => RemountAsync("ro");

    public Task MakeWritableAsync() => RemountAsync("rw");

    public void Dispose()
    {
        // A worker may be at its last breath.
        RequireAsync("umount", "--lazy", Path).GetAwaiter().GetResult();
        folder.Dispose();
    }

    private static string Size(int mebibytes) => string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m");

    private Task RemountAsync(string option) => RequireAsync("mount", "-o", "remount," + option, Path);

    private static async Task RequireAsync(string program, params string[] words)
    {
        if (await RefusalAsync(program, words) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }
    }

    private static string? FindRefusal()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Linux only";
        }

        using var folder = new TemporaryFolder();
        var refusal = RefusalAsync("mount", "-t", "tmpfs", "tmpfs", folder.Path).GetAwaiter().GetResult()
            ?? RefusalAsync("umount", folder.Path).GetAwaiter().GetResult();
        return refusal is null ? null : $"no disk can be mounted here: {refusal}";
    }

    private static async Task<string?> RefusalAsync(string program, params string[] words)
    {
        var result = await CliWrap.Cli.Wrap(program)
            .WithArguments(words)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        return result.ExitCode == 0 ? null : result.StandardError.Trim();
    }
}
