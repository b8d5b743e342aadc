using CgAT.Core.Attacks;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Execution.Checks;

/// <summary>A model with some queries that it is checked on.</summary>
internal sealed class CheckedModel
{
    private readonly HashingModel _model;
    private readonly AttackScene _scene;
    private readonly int _batchSize;
    private readonly int _k;
    private readonly LabelMasks _queryLabels;
    private readonly LabelMasks _databaseLabels;
    private readonly CancellationToken _cancellation;

    /// <summary>A model.</summary>
    /// <param name="model">The model; must outlive this.</param>
    /// <param name="scene">The queries, and the codes of the model.</param>
    /// <param name="labels">The labels of queries and database.</param>
    /// <param name="k">The cut of the ranking.</param>
    /// <param name="batchSize">Images that are attacked at once.</param>
    /// <param name="cancellation">Stops an attack between two batches.</param>
    public CheckedModel(
        HashingModel model,
        AttackScene scene,
        (LabelMasks Queries, LabelMasks Database) labels,
        int k,
        int batchSize,
        CancellationToken cancellation)
    {
        (_model, _scene, _k, _batchSize, _cancellation) = (model, scene, k, batchSize, cancellation);
        (_queryLabels, _databaseLabels) = labels;
        CleanCodes = Encode();
    }

    /// <summary>How many queries there are.</summary>
    public int Queries => _scene.Queries.Count;

    /// <summary>The codes of the clean queries.</summary>
    public PackedCodes CleanCodes { get; }

    /// <summary>Whether the device gives equal bits twice.</summary>
    public required bool IsBitwise { get; init; }

    /// <summary>The undefended model, for transfer; null where the model is that one.</summary>
    public CheckedModel? Undefended { get; init; }

    /// <summary>The opposites of the queries' center codes.</summary>
    public PackedCodes Opposite =>
        new TheoryCodes(_scene.Queries, _scene.DatabaseCodes, _scene.DatabaseLabels).Opposite();

    /// <summary>Attacks all queries on this model.</summary>
    /// <param name="settings">The attack.</param>
    /// <param name="seed">Keys its draws.</param>
    /// <param name="encodedBy">The model that the attacked images are shown to.</param>
    public AttackOutcome Attack(AttackSettings settings, long seed, CheckedModel encodedBy) => QueryAttack.Run(
        _model, _scene, settings, seed, _batchSize, shownTo: encodedBy._model, cancellation: _cancellation);

    /// <summary>The codes of the clean queries, computed now.</summary>
    public PackedCodes Encode() => _model.Encode(_scene.Queries, _batchSize, cancellation: _cancellation);

    /// <summary>MAP@k of codes of the queries against the database of this model.</summary>
    public double Map(PackedCodes codes) => Precisions(codes).Average();

    /// <summary>The expected AP@k of each query under codes.</summary>
    public IReadOnlyList<double> Precisions(PackedCodes codes) =>
    [
        .. RetrievalMetrics.AveragePrecisions(codes, _queryLabels, _scene.DatabaseCodes, _databaseLabels, _k)
            .Select(precision => precision.Expected),
    ];
}
