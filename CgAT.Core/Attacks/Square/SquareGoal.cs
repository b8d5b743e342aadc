namespace CgAT.Core.Attacks.Square;

/// <summary>Where the Square Attack moves the codes of queries.</summary>
public enum SquareGoal
{
    /// <summary>Away from each query's own clean code.</summary>
    AwayFromOwnCode,

    /// <summary>
    /// Away from each query's center code, with binary weights and out of the database's codes; tied bits guide nothing.
    /// </summary>
    AwayFromCenterCode,

    /// <summary>Towards the code of each query that comes with the scene (<see cref="AttackScene.TargetCodes"/>).</summary>
    TowardsTargetCode,
}
