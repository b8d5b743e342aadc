using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>Writes numbers over steps into a folder of TensorBoard event files.</summary>
public sealed class TensorBoardLog
{
    private readonly SummaryWriter _writer;

    /// <summary>Begins an event file in a folder, which is made where it is missing.</summary>
    public TensorBoardLog(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        _writer = torch.utils.tensorboard.SummaryWriter(folder, filename_suffix: null, createRunName: false);
    }

    /// <summary>Adds a value; it can be read at once.</summary>
    /// <param name="tag">What it is of, such as "hashing/loss".</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="at">When it was measured.</param>
    public void Add(string tag, int step, double value, DateTimeOffset at) =>
        _writer.add_scalar(tag, (float)value, step, at.ToUnixTimeSeconds());
}
