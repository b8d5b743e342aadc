namespace CgAT.Core.Attacks.Objectives;

/// <summary>What an attack lowers: its loss, and the codes that guide it.</summary>
public abstract record AttackObjective
{
    /// <summary>
    /// Whether the images of a batch change one another's losses, so that a batch is not split over threads.
    /// </summary>
    public virtual bool CouplesImages => false;

    /// <summary>Gets the losses of batches ready.</summary>
    /// <param name="scene">The queries and what they are searched in.</param>
    /// <param name="seed">Keys what is drawn.</param>
    internal abstract ILossSource Begin(SceneTensors scene, long seed);
}
