using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

/// <summary>The tiny experiment, run once from nothing for all tests that look at its results.</summary>
public sealed class FinishedRun : IAsyncLifetime
{
    internal TinyExperiment Tiny { get; } = new();

    /// <summary>What the first run said.</summary>
    internal Said Said { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync() => Said = await Cgat.RunAsync(Tiny.Folder, "run", TinyExperiment.Spec);

    public Task DisposeAsync()
    {
        Tiny.Dispose();
        return Task.CompletedTask;
    }
}
