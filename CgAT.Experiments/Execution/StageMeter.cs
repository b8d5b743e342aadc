using System.Diagnostics;

namespace CgAT.Experiments.Execution;

/// <summary>Measures what a stage costs, over all processes that computed a part of it.</summary>
internal sealed class StageMeter : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly DateTimeOffset _started;
    private readonly long _from;
    private readonly TimeSpan _cpu;
    private StageTiming? _before;
    private long _images;

    /// <summary>The stage begins, or goes on, now.</summary>
    public StageMeter(TimeProvider clock)
    {
        _clock = clock;
        _started = clock.GetUtcNow();
        _from = clock.GetTimestamp();
        _cpu = _process.TotalProcessorTime;
    }

    /// <summary>Counts images that went through the stage.</summary>
    public void Add(int images) => _images += images;

    /// <summary>Takes over what the stage had cost when its checkpoint was written.</summary>
    public void GoOnFrom(StageTiming before) => _before = before;

    /// <summary>What the stage has cost so far.</summary>
    public StageTiming Read()
    {
        _process.Refresh();
        return new StageTiming
        {
            Started = _before?.Started ?? _started,
            WallSeconds = (_before?.WallSeconds ?? 0) + _clock.GetElapsedTime(_from).TotalSeconds,
            CpuSeconds = (_before?.CpuSeconds ?? 0) + (_process.TotalProcessorTime - _cpu).TotalSeconds,
            Images = (_before?.Images ?? 0) + _images,
            PeakMemoryMib = Math.Max(_before?.PeakMemoryMib ?? 0, _process.PeakWorkingSet64 / 1048576.0),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
