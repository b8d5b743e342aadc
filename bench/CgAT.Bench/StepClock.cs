using System.Diagnostics;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Bench;

/// <summary>
/// Looks at the clock where a training step lets one in, and changes nothing of it: when a batch is asked for, before
/// the objective, at the first forward pass that is not the attack's, and after the step. Center codes are computed and
/// timed once more before each step, and count twice.
/// </summary>
/// <param name="images">The images, from which batches are made.</param>
/// <param name="bank">What center codes are made of.</param>
/// <param name="passesOfAttack">Forward passes of the attack, those of every part of a batch counted.</param>
/// <param name="warmUp">Steps that do not count.</param>
/// <param name="device">What computes; the clock is read when it is done with what it was given.</param>
internal sealed class StepClock(
    IImageSet images, CodeBank bank, int passesOfAttack, int warmUp, torch.Device device)
    : IImageSet, IInputTransform, IProgress<TrainingProgress>
{
    private readonly Dictionary<string, List<double>> _took = [];
    private long _asked;
    private long _begun;
    private long _attacked;
    private TimeSpan _processor;
    private double _data;
    private double _center;
    private int _passes;
    private int _steps;

    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public int Height => images.Height;

    /// <inheritdoc/>
    public int Width => images.Width;

    /// <inheritdoc/>
    public int Classes => images.Classes;

    /// <inheritdoc/>
    public bool SingleLabel => images.SingleLabel;

    /// <summary>The median of each part, in seconds.</summary>
    public Dictionary<string, object> Medians() =>
        _took.ToDictionary(part => part.Key, part => (object)Measure.Median(part.Value));

    /// <summary>The shortest step, in seconds.</summary>
    public double Shortest => _took["step"].Min();

    /// <summary>An objective whose start is seen.</summary>
    public ITrainingObjective Watch(ITrainingObjective objective) => new Watched(objective, Begin);

    /// <inheritdoc/>
    public torch.Tensor Images(IReadOnlyList<int> items, torch.Device device)
    {
        _asked = Now();
        return images.Images(items, device);
    }

    /// <inheritdoc/>
    public torch.Tensor Labels(IReadOnlyList<int> items, torch.Device device) => images.Labels(items, device);

    /// <inheritdoc/>
    public IReadOnlyList<int> LabelsOf(int item) => images.LabelsOf(item);

    /// <summary>The images as they are; the first pass after those of the attack is when the attack was over.</summary>
    public torch.Tensor Apply(torch.Tensor images)
    {
        if (Interlocked.Increment(ref _passes) == passesOfAttack + 1)
        {
            _attacked = Now();
        }

        return images;
    }

    /// <summary>The end of a step.</summary>
    public void Report(TrainingProgress value)
    {
        var processor = Environment.CpuUsage.TotalTime - _processor;
        var step = Stopwatch.GetElapsedTime(_begun, Now()).TotalSeconds;
        var attack = Stopwatch.GetElapsedTime(_begun, _attacked).TotalSeconds - _center;
        if (_steps++ < warmUp)
        {
            return;
        }

        Add("step", step);
        Add("processor", processor.TotalSeconds);
        Add("center", 2 * _center);
        Add("attack", attack);
        Add("update", step - attack - (2 * _center));
        Add("data", _data);
    }

    private void Begin(TrainingBatch batch)
    {
        _data = Stopwatch.GetElapsedTime(_asked, Now()).TotalSeconds;
        var start = Now();
        CenterCode.Of(batch.Labels, bank, CenterWeights.Binary).Dispose();
        _center = Stopwatch.GetElapsedTime(start, Now()).TotalSeconds;
        _passes = 0;
        _processor = Environment.CpuUsage.TotalTime;
        _begun = Now();
    }

    private long Now()
    {
        if (device.type == DeviceType.CUDA)
        {
            torch.cuda.synchronize();
        }

        return Stopwatch.GetTimestamp();
    }

    private void Add(string part, double seconds)
    {
        if (!_took.TryGetValue(part, out var all))
        {
            _took.Add(part, all = []);
        }

        all.Add(seconds);
    }

    private sealed class Watched(ITrainingObjective objective, Action<TrainingBatch> begin) : ITrainingObjective
    {
        public IReadOnlyList<Parameter> Parameters => objective.Parameters;

        public void StartEpoch(int epoch) => objective.StartEpoch(epoch);

        public void Transfer(IStateTransfer state) => objective.Transfer(state);

        public LossTerms Differentiate(TrainingBatch batch)
        {
            begin(batch);
            return objective.Differentiate(batch);
        }
    }
}
