using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Checkpoints;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// Trains generator and discriminator against a fixed hashing network, one batch after another. In a step that trains
/// the discriminator too, that comes first, and the generator's loss has its new verdict.
/// </summary>
internal sealed class ProsGanFit(
    ProsGanGenerator generator,
    ProsGanDiscriminator discriminator,
    HashNetwork network,
    PrototypeModel prototypes,
    ProsGanSettings settings) : ICheckpointed, IDisposable
{
    private readonly AdversarySteps _ofGenerator = new(generator.parameters());
    private readonly AdversarySteps _ofDiscriminator = new(discriminator.parameters());
    private List<ProsGanRecord> _records = [];

    /// <summary>One record a step that is done.</summary>
    public IReadOnlyList<ProsGanRecord> Records => _records;

    /// <summary>One step.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0720: a loss is not a finite number.</exception>
    public void Step(ProsGanBatch batch)
    {
        using var scope = torch.NewDisposeScope();
        using var gradientsOn = torch.enable_grad();
        var rate = settings.RateOf(batch.Epoch);
        var images = ProsGanModel.ToGan(batch.Images);
        var target = prototypes.Of(batch.Targets);
        var attacked = generator.forward(images, target.Features);
        var ofDiscriminator = _records.Count % settings.DiscriminatorEvery == 0
            ? TrainDiscriminator(batch, images, attacked.detach(), rate)
            : (double?)null;
        var terms = ProsGanLosses.OfGenerator(
            images,
            attacked,
            network.Relaxed(ProsGanModel.FromGan(attacked), DropoutMasks.Off),
            target.Signs,
            discriminator.forward(attacked),
            batch.Targets);
        var (reconstruction, hash, adversarial) = (terms.Reconstruction * settings.Reconstruction,
            terms.Hash * settings.Hash, terms.Adversarial * settings.Adversarial);
        var loss = reconstruction + hash + adversarial;
        var record = new ProsGanRecord
        {
            Epoch = batch.Epoch,
            Step = _records.Count,
            Loss = loss.item<float>(),
            Reconstruction = reconstruction.item<float>(),
            Hash = hash.item<float>(),
            Adversarial = adversarial.item<float>(),
            Discriminator = ofDiscriminator,
            LearningRate = rate,
            GradientNorm = _ofGenerator.Differentiate(loss),
        };
        RequireFinite(record.Loss, record.GradientNorm, batch.Epoch);
        _ofGenerator.Step(rate);
        _records.Add(record);
    }

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        state.Module("generator", generator);
        state.Module("discriminator", discriminator);
        state.Optimizer("generator-optimizer", _ofGenerator.Optimizer, _ofGenerator.Parameters);
        state.Optimizer("discriminator-optimizer", _ofDiscriminator.Optimizer, _ofDiscriminator.Parameters);
        _records = state.Value("records", _records);
    }

    /// <summary>Leaves the networks to their owner.</summary>
    public void Dispose()
    {
        _ofGenerator.Dispose();
        _ofDiscriminator.Dispose();
    }

    private double TrainDiscriminator(ProsGanBatch batch, torch.Tensor images, torch.Tensor attacked, double rate)
    {
        using var scope = torch.NewDisposeScope();
        var loss = ProsGanLosses.OfDiscriminator(
            discriminator.forward(images), batch.Labels, discriminator.forward(attacked), batch.Targets);
        var value = (double)loss.item<float>();
        RequireFinite(value, _ofDiscriminator.Differentiate(loss), batch.Epoch);
        _ofDiscriminator.Step(rate);
        return value;
    }

    private void RequireFinite(double loss, double gradientNorm, int epoch)
    {
        if (!double.IsFinite(loss) || !double.IsFinite(gradientNorm))
        {
            throw AdversaryFault.NotFinite("ProS-GAN", _records.Count, epoch);
        }
    }
}
