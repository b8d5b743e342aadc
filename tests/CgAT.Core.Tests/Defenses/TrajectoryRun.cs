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

    private TrajectoryRun(DisposeScope scope, HashNetwork network, CodeBank bank) =>
        (_scope, Network, Bank) = (scope, network, bank);

    public HashNetwork Network { get; }

    public CodeBank Bank { get; }

    /// <summary>Two matrices a step, as in the golden file.</summary>
    public List<torch.Tensor> CenterCodes { get; } = [];

    public IReadOnlyList<TrainingRecord> Records { get; private set; } = [];

    public static TrajectoryRun Of(GoldenTrajectory golden, IHashingLoss loss, int shards)
    {
        var scope = torch.NewDisposeScope();
        var (images, labels) = (golden.Images, golden.Labels);
        var set = new TensorImageSet(images, labels);
        var network = TinyNetwork.Golden(golden.StartWeights, images);
        using var pool = new ShardPool(shards);
        var relaxed = Encoder.Relaxed(network, set, set.Count, torch.CPU, pool);
        var bank = golden.OfficialBank ? CodeBank.Official(relaxed, labels) : CodeBank.Binary(relaxed, labels);
        var run = new TrajectoryRun(scope, network, bank);
        var watched = new WatchedLoss(loss, run);
        var objective = new AdversarialObjective(
            network,
            watched,
            bank,
            new CgatDefense(GoldenTrajectory.Settings, watched),
            GoldenTrajectory.Settings.Training,
            pool,
            new DropoutSource(0, golden.Plan.Phase, layers: 0),
            new RandomStart(0, golden.Plan.Phase));
        run.Records = Trainer.Run(new WatchedObjective(objective, run), golden.Plan, set, torch.CPU);
        return run;
    }

    public void Dispose()
    {
        Network.Dispose();
        Bank.Dispose();
        _scope.Dispose();
    }

    private void Watch(torch.Tensor labels)
    {
        var codes = CenterCode.Of(labels, Bank, GoldenTrajectory.Settings.Weights);
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
            run.Watch(batch.Labels);
            return inner.Differentiate(batch);
        }
    }

    private sealed class WatchedLoss(IHashingLoss inner, TrajectoryRun run) : IHashingLoss
    {
        public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
        {
            run.Watch(batch.Labels);
            return inner.Compute(relaxed, batch, bank);
        }
    }
}
