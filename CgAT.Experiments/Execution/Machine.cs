using System.Runtime.InteropServices;

namespace CgAT.Experiments.Execution;

/// <summary>
/// What a stage was computed on, for whoever reports an experiment. What of it may move a bit is in the numerics
/// contract.
/// </summary>
public sealed record Machine
{
    /// <summary>This machine.</summary>
    public static Machine Here { get; } = new()
    {
        Cpu = CpuName(),
        Processors = Environment.ProcessorCount,
        MemoryMib = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024.0),
        System = RuntimeInformation.OSDescription,
        Runtime = RuntimeInformation.FrameworkDescription,
    };

    /// <summary>The model of the processor.</summary>
    public required string Cpu { get; init; }

    /// <summary>How many processors the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>How much memory the process may use, in MiB.</summary>
    public required double MemoryMib { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>The version of .NET.</summary>
    public required string Runtime { get; init; }

    private static string CpuName()
    {
        try
        {
            // Where the system has such a file. .NET itself knows no name.
            var line = File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
                ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }
}
