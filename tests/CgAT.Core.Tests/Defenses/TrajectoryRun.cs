using CgAT.Core.Attacks;
using CgAT.Core.Checkpoints;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Tests.Defenses;

/// <summary>
/// Our training on the inputs of a golden trajectory. It is the product's own, and looked at from two places that
/// the product calls: the step as a whole, and the hashing loss in its middle, after the bank got the batch.
/// </summary>
internal sealed class TrajectoryRun : IDisposable
{
    private readonly DisposeScope _scope;
    private readonly CgatSettings? _centers;

    private TrajectoryRun(DisposeScope scope, HashNetwork network, CodeBank bank, CgatSettings? centers) =>
        (_scope, Network, Bank, _centers) = (scope, network, bank, centers);

    public HashNetwork Network { get; }

    public CodeBank Bank { get; }

    /// <summary>Two matrices a step of CgAT, as in the golden file.</summary>
    public List<torch.Tensor> CenterCodes { get; } = [];

    public IReadOnlyList<TrainingRecord> Records { get; private set; } = [];

    public static TrajectoryRun Of(TrajectoryStart start, IHashingLoss loss, int shards)
    {
        var scope = torch.NewDisposeScope();
        var (settings, plan) = (start.Settings, start.Plan);
        var set = new TensorImageSet(start.Images, start.Labels);
        var network = TinyNetwork.Golden(start.Weights, start.Images);
        using var pool = new ShardPool(shards);
        var bank = settings.Bank(
            start.Relaxed ?? Encoder.Relaxed(network, set, set.Count, TestDevice.Current, pool), start.Labels);
        var run = new TrajectoryRun(scope, network, bank, settings as CgatSettings);
        var watched = new WatchedLoss(loss, run);
        var defense = start.Begin(new DefenseStart
        {
            Network = network,
            Loss = watched,
            Bank = bank,
            Images = set,
            Plan = plan,
            Device = TestDevice.Current,
            Pool = pool,
            Frozen = () => throw new NotSupportedException(),
        });
        using var owned = defense as IDisposable;
        var objective = new AdversarialObjective(
            network,
            watched,
            bank,
            defense,
            settings.Training,
            pool,
            new DropoutSource(0, plan.Phase, layers: 0),
            new RandomStart(0, plan.Phase));
        run.Records = Trainer.Run(new WatchedObjective(objective, run), plan, set, TestDevice.Current);
        return run;
    }

    /// <summary>Fails unless the network has these weights, under the names of golden files.</summary>
    public void RequireWeights(IReadOnlyDictionary<string, torch.Tensor> weights) =>
        Assert.All(Network.named_parameters(), entry => TensorAssert.Close(
            weights[TinyNetwork.GoldenName(entry.name)].view(entry.parameter.shape), entry.parameter, 0, 1e-5));

    public void Dispose()
    {
        Network.Dispose();
        Bank.Dispose();
        _scope.Dispose();
    }

    // SAAT counts the batch's own new codes as signs.
    private void Watch(torch.Tensor labels, torch.Tensor rows, torch.Tensor? relaxed)
    {
        if (_centers is null)
        {
            return;
        }

        using var own = relaxed is not null && _centers.SignsOfBatch
            ? Bank.Codes.index_copy(0, rows, relaxed.detach().sign())
            : Bank.Codes.alias();
        var codes = CenterCode.Of(labels, own, Bank.Labels, Bank.IsBinary, _centers.Weights);
        _scope.Attach(codes.DetachFromDisposeScope());
        CenterCodes.Add(codes);
    }

    private sealed class WatchedObjective(ITrainingObjective inner, TrajectoryRun run) : ITrainingObjective
    {
        public IReadOnlyList<Parameter> Parameters => inner.Parameters;

        public void StartEpoch(int epoch) => inner.StartEpoch(epoch);

        public void Transfer(IStateTransfer state) => inner.Transfer(state);

        public LossTerms Differentiate(TrainingBatch batch)
        {
            run.Watch(batch.Labels, batch.Rows, relaxed: null);
            return inner.Differentiate(batch);
        }
    }

    private sealed class WatchedLoss(IHashingLoss inner, TrajectoryRun run) : IHashingLoss
    {
        public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
        {
            run.Watch(batch.Labels, batch.Rows, relaxed);
            return inner.Compute(relaxed, batch, bank);
        }
    }
}
