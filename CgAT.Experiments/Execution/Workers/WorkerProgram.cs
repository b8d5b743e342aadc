namespace CgAT.Experiments.Execution.Workers;

/// <summary>The program that computes runs in processes of their own: <c>cgat worker</c>.</summary>
/// <param name="FileName">What to start.</param>
/// <param name="Arguments">With these arguments.</param>
public sealed record WorkerProgram(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>This very program, started with other arguments.</summary>
    /// <param name="arguments">What makes it a worker.</param>
    public static WorkerProgram ThisProgram(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var process = Environment.ProcessPath ?? throw new InvalidOperationException("this process has no program");

        // Either a program of its own or an assembly that 'dotnet' runs.
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? new WorkerProgram(process, ["exec", Environment.GetCommandLineArgs()[0], .. arguments])
            : new WorkerProgram(process, arguments);
    }
}
