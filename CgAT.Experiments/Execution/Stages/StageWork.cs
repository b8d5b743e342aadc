namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// What computing costs, in images that are encoded: only the time left is told by it, so rough figures do. Measured as
/// processor time of the quickstart on the CPU.
/// </summary>
internal static class StageWork
{
    /// <summary>A training step, for each image: forward, and backward to the weights.</summary>
    public const double Training = 4;

    /// <summary>A step of an attack, for each image: forward, and backward to the pixels.</summary>
    public const double AttackStep = 2.5;
}
