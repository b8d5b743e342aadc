using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>HAG: away from the query's own code.</summary>
[UnionTag("kind", "hag")]
public sealed record HagAttackSpec : GradientAttackSpec
{
    /// <summary>Whose form of the loss: SAAT's by image, or THA's over the batch, with a second tanh.</summary>
    [Setting(
        "Whose form of the loss: SAAT's by image, or THA's over the batch, with a second tanh",
        OneOf = new[] { "saat", "tha" })]
    public required string Port { get; init; }

    /// <summary>Bits whose relaxed value is farther from its sign than 1 and this are left alone.</summary>
    [Setting("Bits whose relaxed value is farther from its sign than 1 and this are left alone", Min = 0, Max = 1)]
    public required double Threshold { get; init; }

    /// <summary>Weight of the square of the mean over bits.</summary>
    [Setting("Weight of the square of the mean over bits", Min = 0)]
    public required double Beta { get; init; }
}
