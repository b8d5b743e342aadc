using System.Globalization;
using CgAT.Core.Attacks;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>An attack on all queries of a model.</summary>
public sealed class AttackStage : IStage
{
    private const int Revision = 3;

    private readonly ExperimentSpec _spec;
    private readonly AttackSpec _attack;
    private readonly long _seed;
    private readonly IModelStage _model;
    private readonly EncodingStage _encoding;

    /// <summary>The stage after a model and its codes.</summary>
    public AttackStage(ExperimentSpec spec, AttackSpec attack, long seed, IModelStage model, EncodingStage encoding)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(attack);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(encoding);
        (_spec, _attack, _seed, _model, _encoding) = (spec, attack, seed, model, encoding);
        Identity = StageIdentity.Of(
            "attack",
            Revision,
            new Dictionary<string, string>
            {
                ["attack"] = SpecCanonical.ToJson(attack),
                ["batch_size"] = spec.Evaluation.BatchSize.ToString(CultureInfo.InvariantCulture),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [model.Identity, encoding.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => $"attack {_attack.Label}";

    /// <summary>The attack.</summary>
    public AttackSpec Attack => _attack;

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return StageWork.AttackStep * CoreSettings.Iterations(_attack) * dataset.Query.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var model = _model.LoadModel(context);
        var dataset = context.Dataset;
        var scene = new AttackScene
        {
            Queries = dataset.Query,
            DatabaseCodes = Codes(StageFiles.Database),
            DatabaseLabels = dataset.Database,
            TrainCodes = Codes(StageFiles.Train),
            TrainLabels = dataset.Train,
            QueryCodes = Codes(StageFiles.Queries),
        };
        var outcome = QueryAttack.Run(
            model,
            scene,
            CoreSettings.Attack(_attack),
            _seed,
            _spec.Evaluation.BatchSize,
            context.ItemProgress(dataset.Query.Count),
            context.Checkpoints,
            cancellation: context.Cancellation);
        StageFiles.WriteCodes(Path.Combine(folder, StageFiles.Queries), outcome.Codes);
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Attack), outcome.Queries);

        PackedCodes Codes(string file) => StageFiles.ReadCodes(context.FileOf(_encoding, file));
    }
}
