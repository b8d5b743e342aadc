namespace CgAT.Core.Attacks;

/// <summary>How far an attack may change an image; the changed image stays in [0, 1] besides.</summary>
/// <param name="Epsilon">The largest size of a change, in pixels of the space, at least 0.</param>
/// <param name="Norm">How a change is measured.</param>
/// <param name="Space">The units of the pixels.</param>
public sealed record AttackBall(double Epsilon, BallNorm Norm = BallNorm.Linf, PixelSpace Space = PixelSpace.Unit);
