using System.Globalization;
using CgAT.Core.Checkpoints;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>Fits a PrototypeNet to codes, one batch of label vectors after another.</summary>
public sealed class PrototypeFit : ICheckpointed, IDisposable
{
    /// <summary>The phase's name in records.</summary>
    public const string Phase = "prototypes";

    private readonly PrototypeNet _network;
    private readonly IPrototypeLoss _loss;
    private readonly PrototypeBank _bank;
    private readonly torch.Tensor _vectors;
    private readonly AdversarySteps _steps;
    private List<TrainingRecord> _records = [];

    /// <summary>A fit that begins with the weights that the network has.</summary>
    /// <param name="network">The network; trained in place.</param>
    /// <param name="loss">What is minimised.</param>
    /// <param name="bank">The training items; borrowed.</param>
    /// <param name="vectors">[V, classes], multi-hot: what batches are drawn from; borrowed.</param>
    public PrototypeFit(PrototypeNet network, IPrototypeLoss loss, PrototypeBank bank, torch.Tensor vectors)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(bank);
        (_network, _loss, _bank, _vectors) = (network, loss, bank, vectors);
        _steps = new AdversarySteps(network.parameters());
    }

    /// <summary>One record a step that is done.</summary>
    public IReadOnlyList<TrainingRecord> Records => _records;

    /// <summary>One step.</summary>
    /// <param name="epoch">From 0, for the record.</param>
    /// <param name="rows">Which label vectors.</param>
    /// <param name="rate">The learning rate.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0720: the loss is not a finite number; CGAT0721: the batch has no similar pairs, or no others.
    /// </exception>
    public TrainingRecord Step(int epoch, IReadOnlyList<int> rows, double rate)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var scope = torch.NewDisposeScope();
        using var gradientsOn = torch.enable_grad();
        var picked = OwnMemory.Places(rows, _vectors.device);
        var labels = _vectors.index_select(0, picked);
        var terms = _loss.Compute(_network.forward(labels), labels, _bank);
        var total = terms.Total();
        var record = new TrainingRecord
        {
            Phase = Phase,
            Epoch = epoch,
            Step = _records.Count,
            Loss = total.item<float>(),
            Hash = terms.Similarity.item<float>(),
            Quantization = terms.Quantization.item<float>(),
            Classification = terms.Classification?.item<float>(),
            LearningRate = rate,
            GradientNorm = _steps.Differentiate(total),
        };
        RequireFinite(record);
        _steps.Step(rate);
        _records.Add(record);
        return record;
    }

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Module("network", _network);
        state.Optimizer("optimizer", _steps.Optimizer, _steps.Parameters);
        _records = state.Value("records", _records);
    }

    /// <summary>Leaves the network to its owner.</summary>
    public void Dispose() => _steps.Dispose();

    private static void RequireFinite(TrainingRecord record)
    {
        if (record.Hash is double.NegativeInfinity)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.PrototypeWithoutPairs,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"the label vectors of step {record.Step} (epoch {record.Epoch}) of PrototypeNet have no similar "
                    + $"training items, or none that are not, so that THA's loss is not finite"),
                Remedy = "train on more items, take larger batches, or choose the loss with softplus or ProS-GAN's",
            });
        }

        if (!double.IsFinite(record.Loss) || !double.IsFinite(record.GradientNorm))
        {
            throw AdversaryFault.NotFinite("PrototypeNet", record.Step, record.Epoch);
        }
    }
}
