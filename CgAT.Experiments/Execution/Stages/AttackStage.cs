using System.Globalization;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Targets;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>An attack on all queries of a model, with images that are made on it or on another one.</summary>
public sealed class AttackStage : IAttackStage
{
    private const int Revision = 3;
    private const int ScheduledRevision = 4; // what is measured of attacks whose steepness is not 1 moved later

    private readonly ExperimentSpec _spec;
    private readonly AttackSpec _attack;
    private readonly long _seed;
    private readonly EncodedModel _crafted;
    private readonly EncodedModel _attacked;
    private readonly PrototypesStage? _prototypes;
    private readonly GeneratorStage? _generator;

    /// <summary>The stage after the models.</summary>
    /// <param name="spec">The spec, for its evaluation.</param>
    /// <param name="attack">The attack.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="crafted">The model that the images are made on, with its codes.</param>
    /// <param name="attacked">The model that they are shown to.</param>
    /// <param name="prototypes">The codes that the attack goes to; null where it needs none.</param>
    /// <param name="generator">What makes its images; null where nothing was trained for it.</param>
    public AttackStage(
        ExperimentSpec spec,
        AttackSpec attack,
        long seed,
        EncodedModel crafted,
        EncodedModel attacked,
        PrototypesStage? prototypes,
        GeneratorStage? generator)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(attack);
        ArgumentNullException.ThrowIfNull(crafted);
        ArgumentNullException.ThrowIfNull(attacked);
        (_spec, _attack, _seed, _crafted, _attacked) = (spec, attack, seed, crafted, attacked);
        (_prototypes, _generator) = (prototypes, generator);
        IReadOnlyList<IStage?> inputs =
        [
            crafted.Model,
            crafted.Encoding,
            IsTransfer ? attacked.Model : null,
            IsTransfer ? attacked.Encoding : null,
            prototypes,
            generator,
        ];
        Identity = StageIdentity.Of(
            "attack",
            attack is GradientAttackSpec { Alpha: not (null or ConstantAlphaSpec { Value: 1 }) }
                ? ScheduledRevision
                : Revision,
            new Dictionary<string, string>
            {
                ["attack"] = SpecCanonical.ToJson(attack with { CraftedOn = null }), // it is among the inputs
                ["batch_size"] = spec.Evaluation.BatchSize.ToString(CultureInfo.InvariantCulture),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [.. inputs.OfType<IStage>().Select(stage => stage.Identity)]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => $"attack {_attack.Label}";

    /// <summary>The attack.</summary>
    public AttackSpec Attack => _attack;

    private bool IsTransfer => _crafted.Model.Identity != _attacked.Model.Identity;

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return CoreAttacks.Work(_attack) * dataset.Query.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var crafted = _crafted.Model.LoadModel(context);
        using var other = IsTransfer ? _attacked.Model.LoadModel(context) : null;
        var attacked = other ?? crafted;
        var clean = StageFiles.ReadCodes(context.FileOf(_attacked.Encoding, StageFiles.Queries));
        RequireFixed("when they were encoded", attacked, clean, context);
        var scene = Scenes.Of(context, _crafted.Encoding, context.Dataset.Query, Targets(context));
        var outcome = Run(
            context, scene, crafted, attacked, context.ItemProgress(context.Dataset.Query.Count), context.Checkpoints);
        AttackGuard.RequireBounds(_attack.Label, CoreAttacks.Epsilon(_attack), outcome.Queries);
        RequireFixed("before the attack", attacked, clean, context);
        StageFiles.WriteCodes(Path.Combine(folder, StageFiles.Queries), outcome.Codes);
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Attack), outcome.Queries);
        if (scene.Targets is not null)
        {
            StageFiles.WriteJson(Path.Combine(folder, StageFiles.Targets), scene.Targets);
        }
    }

    /// <summary>
    /// Attacks the first batch of queries again and keeps nothing in the store. Under the contract of then the images
    /// are those of then: what is drawn is keyed by query, and the batch is the same one.
    /// </summary>
    /// <param name="context">Data and store, with all that the stage reads.</param>
    /// <param name="sink">Is given the attacked images.</param>
    /// <returns>The codes of the attacked images.</returns>
    internal PackedCodes AttackFirstBatch(StageContext context, IAttackedImageSink sink)
    {
        using var crafted = _crafted.Model.LoadModel(context);
        using var other = IsTransfer ? _attacked.Model.LoadModel(context) : null;
        var queries = context.Dataset.Query;
        var first = Enumerable.Range(0, Math.Min(queries.Count, _spec.Evaluation.BatchSize)).ToArray();
        var scene = Scenes.Of(
            context,
            _crafted.Encoding,
            new ImageSubset(queries, first),
            Targets(context)?.Take(first.Length).ToArray());
        return Run(context, scene, crafted, other ?? crafted, sink: sink).Codes;
    }

    private AttackOutcome Run(
        StageContext context,
        AttackScene scene,
        HashingModel crafted,
        HashingModel attacked,
        IProgress<int>? progress = null,
        ICheckpoints? checkpoints = null,
        IAttackedImageSink? sink = null)
    {
        using var prototypes = _prototypes?.Load(context);
        if (prototypes is not null)
        {
            scene = scene with { TargetCodes = prototypes.Codes(scene.Targets!) };
        }

        using var generator = _generator?.Load(context);
        return QueryAttack.Run(
            crafted,
            scene,
            CoreAttacks.Settings(_attack, prototypes, generator),
            _seed,
            _spec.Evaluation.BatchSize,
            progress,
            checkpoints,
            shownTo: attacked,
            sink,
            context.Cancellation);
    }

    private IReadOnlyList<IReadOnlyList<int>>? Targets(StageContext context) =>
        _attack is ITargetedAttack { IsTargeted: true } targeted
            ?
            [
                .. TargetSelection
                    .Of(context.Dataset.Query, context.Dataset.Database, CoreAttacks.Targets(targeted), _seed)
                    .Select(target => target.Classes),
            ]
            : null;

    // In the batches in which they were encoded, so that there is nothing to round differently.
    private void RequireFixed(string when, HashingModel model, PackedCodes clean, StageContext context) =>
        AttackGuard.RequireSameCodes(
            when,
            clean,
            model.Encode(context.Dataset.Query, _spec.Evaluation.BatchSize, cancellation: context.Cancellation),
            context.Computation.Contract.Level == "bitwise");
}
