using System.Globalization;
using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Data;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>A PrototypeNet for the codes of a model.</summary>
public sealed class PrototypesStage : IStage
{
    private const int Revision = 1;

    // A step is a few small products: about a hundredth of an image.
    private const double WorkOfStep = 0.5;

    private readonly PrototypesSpec _prototypes;
    private readonly long _seed;
    private readonly EncodingStage _encoding;

    /// <summary>The stage after the codes of a model.</summary>
    public PrototypesStage(PrototypesSpec prototypes, long seed, EncodingStage encoding)
    {
        ArgumentNullException.ThrowIfNull(prototypes);
        ArgumentNullException.ThrowIfNull(encoding);
        (_prototypes, _seed, _encoding) = (prototypes, seed, encoding);
        Identity = StageIdentity.Of(
            "prototypes",
            Revision,
            new Dictionary<string, string>
            {
                ["prototypes"] = SpecCanonical.ToJson(prototypes),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [encoding.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => $"prototypes {_prototypes.Loss}";

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset) => WorkOfStep * _prototypes.Epochs * _prototypes.Steps;

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        var trained = PrototypeTraining.Train(
            StageFiles.ReadCodes(context.FileOf(_encoding, StageFiles.Train)),
            context.Dataset.Train,
            context.Dataset.Database,
            CoreAttacks.Prototypes(_prototypes),
            _seed,
            context.Computation,
            context.TrainingProgress(),
            context.Checkpoints,
            context.Cancellation);
        using var prototypes = trained.Prototypes;
        prototypes.Save(Path.Combine(folder, StageFiles.Prototypes));
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Training), trained.Records);
    }

    /// <summary>Reads the network from the store; the caller disposes of it.</summary>
    public PrototypeModel Load(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return PrototypeModel.Load(context.FileOf(this, StageFiles.Prototypes), context.Computation);
    }
}
