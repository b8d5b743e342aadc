namespace CgAT.Core.Hashing;

/// <summary>
/// HashNet's continuation: the relaxation tanh(β f(x)) grows steeper by steps, as in the codes of HashNet and SAAT,
/// <code>
/// β = (1 + rate · t)^power,   t = the number of the training step from 1, rounded down to a multiple of 'every'
/// </code>
/// with rate 0.005, power 0.5 and every 200 steps. The official CgAT code leaves it out.
/// </summary>
/// <remarks>
/// SAAT counts every forward pass in training mode, those of attacks as well, from 1 again in adversarial training.
/// Here hashing training alone is steeper; attacks and defences have β = 1, as the formulas of CgAT do.
/// </remarks>
public sealed record Continuation
{
    /// <summary>How fast β² grows, a step.</summary>
    public required double Rate { get; init; }

    /// <summary>The exponent.</summary>
    public required double Power { get; init; }

    /// <summary>After how many steps β changes.</summary>
    public required int Every { get; init; }

    /// <summary>β at a step.</summary>
    /// <param name="step">From 0.</param>
    public double At(int step)
    {
        var counted = step + 1;
        return Math.Pow(1 + (Rate * (counted - (counted % Every))), Power);
    }
}
