namespace CgAT.Core.Attacks;

/// <summary>The steepness α of relaxed codes tanh(α f(x)), step by step of an attack.</summary>
public abstract record AlphaSchedule
{
    /// <summary>The steepness of a step.</summary>
    /// <param name="iteration">From 0.</param>
    /// <param name="iterations">How many steps there are.</param>
    public abstract double At(int iteration, int iterations);

    /// <summary>The least steepness of an attack's steps: at it, the fewest codes are saturated.</summary>
    /// <param name="iterations">How many steps there are; 1 where there are none.</param>
    public double Least(int iterations) =>
        iterations == 0 ? 1 : Enumerable.Range(0, iterations).Min(iteration => At(iteration, iterations));
}
