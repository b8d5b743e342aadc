using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Models;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>A defence of a tiny network, and one batch of five of its eight training images.</summary>
internal sealed class DefenseTrial : IDisposable
{
    private const string Phase = "defense";
    private const int Items = 8;

    private static readonly int[] s_items = [4, 0, 6, 1, 2];

    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly ShardPool _pool = new(2);
    private readonly DefenseSettings _settings;
    private readonly IHashingLoss _loss;

    /// <summary>Begins the defence.</summary>
    /// <param name="settings">Which one; its schedule decides of the attack.</param>
    /// <param name="loss">The hashing loss; null for DPSH.</param>
    /// <param name="dropout">Of the network.</param>
    public DefenseTrial(DefenseSettings settings, IHashingLoss? loss = null, double dropout = 0)
    {
        (_settings, _loss) = (settings, loss ?? new DpshLoss(0.1));
        Network = TinyNetwork.Random(seed: 1, dropout: dropout);
        var images = RandomTensor.Images(Items, seed: 1);
        var labels = torch.eye(TinyImages.Classes, device: TestDevice.Current).repeat(3, 1).narrow(0, 0, Items);
        Bank = settings.Bank(RandomTensor.Uniform([Items, Network.Bits], 1, "bank"), labels);
        Images = new TensorImageSet(images, labels);
        var rows = OwnMemory.Places(s_items, TestDevice.Current);
        Batch = new TrainingBatch(
            Epoch: 2, Step: 0, s_items, rows, images.index_select(0, rows), labels.index_select(0, rows));
        Defense = settings.Begin(new DefenseStart
        {
            Network = Network,
            Loss = _loss,
            Bank = Bank,
            Images = Images,
            Plan = SmallModel.Plan(Phase, seed: 1) with { Epochs = 3, BatchSize = 4 },
            Device = TestDevice.Current,
            Pool = _pool,
            Frozen = Frozen,
        });
    }

    public HashNetwork Network { get; }

    public CodeBank Bank { get; }

    public TensorImageSet Images { get; }

    public TrainingBatch Batch { get; }

    public IDefense Defense { get; }

    /// <summary>The weight of the adversarial terms.</summary>
    public double Lambda => _settings.Training.Schedule.At(Batch.Epoch).Lambda;

    /// <summary>Relaxed codes of the batch's clean images, without dropout.</summary>
    public torch.Tensor CleanCodes => Network.Relaxed(Batch.Images, DropoutMasks.Off).detach();

    /// <summary>What the defence is given before the attack.</summary>
    public DefenseBatch Before => new(Batch, Bank, _settings.Training.Schedule.At(Batch.Epoch), () => CleanCodes);

    /// <summary>One step of the whole training, but for the step of the optimizer.</summary>
    public LossTerms Differentiate() => new AdversarialObjective(
        Network,
        _loss,
        Bank,
        Defense,
        _settings.Training,
        _pool,
        new DropoutSource(1, Phase, Network.DropoutLayers),
        new RandomStart(1, Phase)).Differentiate(Batch);

    public void Dispose()
    {
        (Defense as IDisposable)?.Dispose();
        Network.Dispose();
        Bank.Dispose();
        _pool.Dispose();
        _scope.Dispose();
    }

    private HashNetwork Frozen()
    {
        var copy = TinyNetwork.Random(seed: 2);
        copy.Freeze(torch.float32);
        copy.Take(Network);
        return copy;
    }
}
