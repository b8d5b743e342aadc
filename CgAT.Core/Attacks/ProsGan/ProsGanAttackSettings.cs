using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Models;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>An attack by a trained ProS-GAN: one forward pass an image, towards the scene's target labels.</summary>
public sealed record ProsGanAttackSettings : AttackSettings
{
    /// <summary>The generator, trained against the attacked model or, to see how it transfers, another.</summary>
    public required ProsGanModel Gan { get; init; }

    /// <summary>The PrototypeNet that it was trained with.</summary>
    public required PrototypeModel Prototypes { get; init; }

    /// <summary>
    /// The budget in [0, 1] pixels that images are brought back to, exactly; null leaves them as they are, as in the
    /// official code, which has none.
    /// </summary>
    public required double? Epsilon { get; init; }

    /// <inheritdoc/>
    public override AttackBall? Ball => Epsilon is { } epsilon ? new AttackBall(epsilon) : null;

    /// <exception cref="ArgumentException">There is not a target for every query, or sizes do not fit.</exception>
    internal override IBatchAttack Begin(HashingModel model, AttackScene scene, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scene);
        var queries = scene.Queries;
        if (scene.Targets?.Count != queries.Count || queries.Height != Gan.Side || queries.Width != Gan.Side)
        {
            throw new ArgumentException(
                $"{queries.Count} queries of {queries.Height} x {queries.Width} do not fit {scene.Targets?.Count ?? 0} "
                    + $"targets and a generator for {Gan.Side} x {Gan.Side}.",
                nameof(scene));
        }

        Prototypes.RequireFit(queries.Classes, model.Network.Bits);
        return new ProsGanBatchAttack(model, scene, this);
    }
}
