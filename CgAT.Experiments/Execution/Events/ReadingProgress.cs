using CgAT.Core.Data;

namespace CgAT.Experiments.Execution.Events;

/// <summary>Tells an observer how the reading of images in this process goes.</summary>
internal sealed class ReadingProgress(IExperimentObserver observer) : IProgress<DataProgress>
{
    /// <inheritdoc/>
    public void Report(DataProgress value) => observer.Reading(null, value);
}
