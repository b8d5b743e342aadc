namespace CgAT.Core.Training;

/// <summary>How the learning rate falls over the steps of a phase.</summary>
public abstract record DecaySettings
{
    /// <summary>What the learning rate is multiplied with at a step.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="steps">How many steps the phase has.</param>
    public abstract double Factor(int index, int steps);
}
