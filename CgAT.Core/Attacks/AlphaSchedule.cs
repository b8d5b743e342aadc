namespace CgAT.Core.Attacks;

/// <summary>The steepness α of relaxed codes tanh(α f(x)), step by step of an attack.</summary>
public abstract record AlphaSchedule
{
    /// <summary>The steepness of a step.</summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="iterations">How many steps there are.</param>
    public abstract double At(int iteration, int iterations);
}
