namespace CgAT.Core.Defenses;

/// <summary>What a schedule says of an epoch.</summary>
/// <param name="Epsilon">The largest change of a pixel.</param>
/// <param name="Step">The change of a pixel in one step.</param>
/// <param name="Iterations">How many steps; 0 for none.</param>
/// <param name="Lambda">The weight of the adversarial terms.</param>
public sealed record DefensePoint(double Epsilon, double Step, int Iterations, double Lambda);
