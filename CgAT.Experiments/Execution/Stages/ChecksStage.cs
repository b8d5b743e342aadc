using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A search for masked gradients in a model, on a part of the queries.</summary>
public sealed class ChecksStage : IStage
{
    private const int Revision = 1;

    // About so many attacks of the same size are made.
    private const int Attacks = 14;

    private const double InitialShare = 0.3;

    private readonly ExperimentSpec _spec;
    private readonly ChecksSpec _checks;
    private readonly long _seed;
    private readonly EncodedModel _attacked;
    private readonly EncodedModel? _undefended;

    /// <summary>The stage after the models.</summary>
    /// <param name="spec">The spec, for its evaluation.</param>
    /// <param name="checks">What to check with.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="attacked">The model.</param>
    /// <param name="undefended">The one without defence; null where the model is that one.</param>
    public ChecksStage(
        ExperimentSpec spec, ChecksSpec checks, long seed, EncodedModel attacked, EncodedModel? undefended)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(attacked);
        (_spec, _checks, _seed, _attacked, _undefended) = (spec, checks, seed, attacked, undefended);
        IReadOnlyList<IStage?> inputs =
            [attacked.Model, attacked.Encoding, undefended?.Model, undefended?.Encoding];
        Identity = StageIdentity.Of(
            "checks",
            Revision,
            new Dictionary<string, string>
            {
                ["batch_size"] = spec.Evaluation.BatchSize.ToString(CultureInfo.InvariantCulture),
                ["checks"] = SpecCanonical.ToJson(checks),
                ["k"] = spec.Evaluation.K.ToString(CultureInfo.InvariantCulture),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [.. inputs.OfType<IStage>().Select(stage => stage.Identity)]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => "check for masked gradients";

    private GradientAttackSpec Attack => (GradientAttackSpec)_checks.Attack;

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return ((Attacks * CoreAttacks.Work(Attack)) + _checks.SquareQueries)
            * Math.Min(_checks.Queries, dataset.Query.Count);
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        var all = context.Dataset.Query;
        var order = KeyedPermutation.Of(KeyedStream.Create(_seed, "checks"), epoch: 0, all.Count);
        int[] drawn = [.. order.Take(_checks.Queries).Order()];
        var queries = new ImageSubset(all, drawn);
        using var model = _attacked.Model.LoadModel(context);
        using var source = _undefended?.Model.LoadModel(context);
        var undefended = source is null ? null : Checked(context, source, _undefended!.Encoding, queries, null);
        var progress = context.ItemProgress(100);
        var checks = new MaskingChecks(
            Checked(context, model, _attacked.Encoding, queries, undefended),
            CoreAttacks.Gradient(Attack),
            CoreAttacks.Square(new SquareAttackSpec
            {
                Epsilon = Attack.Epsilon,
                Queries = _checks.SquareQueries,
                InitialShare = InitialShare,
                AwayFrom = "center",
            }),
            _seed,
            (done, parts) => progress.Report(100 * done / parts));
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Checks), checks.Run(drawn));
    }

    private CheckedModel Checked(
        StageContext context,
        HashingModel model,
        EncodingStage encoding,
        ImageSubset queries,
        CheckedModel? undefended) => new(
            model,
            Scenes.Of(context, encoding, queries),
            (StageFiles.Labels(queries), StageFiles.Labels(context.Dataset.Database)),
            _spec.Evaluation.K,
            _spec.Evaluation.BatchSize,
            context.Cancellation)
        {
            IsBitwise = context.Computation.Contract.Level == "bitwise",
            Undefended = undefended,
        };
}
