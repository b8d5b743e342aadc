using CgAT.Core.Models;

namespace CgAT.Core.Attacks.Square;

/// <summary>The choices of the Square Attack.</summary>
public sealed record SquareAttackSettings : AttackSettings
{
    /// <summary>The largest change of a value, in [0, 1] pixels.</summary>
    public required double Epsilon { get; init; }

    /// <summary>
    /// How many codes the attack may ask for an image, the clean one's included; at least 1, and 1 attacks nothing.
    /// </summary>
    public required int Queries { get; init; }

    /// <summary>
    /// The share p of an image's pixels that the first squares cover, in (0, 1]; it falls with the queries
    /// (<see cref="SquareSchedule"/>). 0.05 in the paper for plain networks, 0.8 in AutoAttack for robust ones.
    /// </summary>
    public required double InitialShare { get; init; }

    /// <summary>Where codes shall go.</summary>
    public required SquareGoal Goal { get; init; }

    /// <inheritdoc/>
    public override AttackBall Ball => new(Epsilon);

    internal override IBatchAttack Begin(HashingModel model, AttackScene scene, long seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scene);
        return new SquareBatchAttack(model, scene, this, seed);
    }
}
