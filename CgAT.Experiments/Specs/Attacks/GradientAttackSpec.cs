using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>An attack that follows the gradient with respect to the image, step by step.</summary>
public abstract record GradientAttackSpec : AttackSpec
{
    /// <summary>Largest change of a pixel, or of the image in the L2 norm.</summary>
    [Setting(
        "Largest change of a pixel, or of the image in the L2 norm",
        Min = 0, Max = 1000), Fraction(FractionOf.PixelRange)]
    public required double Epsilon { get; init; }

    /// <summary>Length of a step, in the unit of epsilon where steps are signs or normalised.</summary>
    [Setting(
        "Length of a step, in the unit of epsilon where steps are signs or normalised",
        Min = 0, AboveMin = true, Max = 1_000_000), Fraction(FractionOf.PixelRange)]
    public required double Step { get; init; }

    /// <summary>Steps of the attack.</summary>
    [Setting("Steps of the attack", Min = 1, Max = 100_000)]
    public required int Iterations { get; init; }

    /// <summary>Whether the attack starts at a random point of the ball.</summary>
    [Setting("Whether the attack starts at a random point of the ball")]
    public required bool RandomStart { get; init; }

    /// <summary>The norm of the ball.</summary>
    [Setting("The norm of the ball", OneOf = new[] { "linf", "l2" }, Otherwise = "linf")]
    public string Norm { get; init; } = "linf";

    /// <summary>The units of epsilon, step and gradient: pixels in [0, 1], or the network's normalised input.</summary>
    [Setting(
        "The units of epsilon, step and gradient: pixels in [0, 1], or the network's normalised input",
        OneOf = new[] { "unit", "normalized" }, Otherwise = "unit")]
    public string Pixels { get; init; } = "unit";

    /// <summary>How steep the relaxation of codes is, step by step; 1 where it is not given.</summary>
    [Setting("How steep the relaxation of codes is, step by step; 1 where it is not given", Optional = true)]
    public AlphaSpec? Alpha { get; init; }

    /// <summary>How a step follows the gradient; by its sign where it is not given.</summary>
    [Setting("How a step follows the gradient; by its sign where it is not given", Optional = true)]
    public MoveSpec? Move { get; init; }

    /// <summary>What the gradient of a step is made of; of the image itself where it is not given.</summary>
    [Setting("What the gradient of a step is made of; of the image itself where it is not given", Optional = true)]
    public GradientSpec? Gradient { get; init; }

    /// <summary>How often the attack is made; of each image the best one counts.</summary>
    [Setting("How often the attack is made; of each image the best one counts", Min = 1, Max = 1000, Otherwise = 1)]
    public int Restarts { get; init; } = 1;

    /// <summary>Whether an image that has reached its goal stays where it is.</summary>
    [Setting("Whether an image that has reached its goal stays where it is", Otherwise = false)]
    public bool EarlyStop { get; init; }

    /// <summary>Precision of the network while the gradient is taken.</summary>
    [Setting(
        "Precision of the network while the gradient is taken",
        OneOf = new[] { "float32", "bf16" }, Otherwise = "float32")]
    public string Precision { get; init; } = "float32";
}
