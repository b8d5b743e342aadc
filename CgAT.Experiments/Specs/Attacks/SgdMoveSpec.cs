using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>By the gradient with momentum, as SGD with the step as its learning rate.</summary>
[UnionTag("kind", "sgd")]
public sealed record SgdMoveSpec : MoveSpec
{
    /// <summary>Share of the last step that is kept.</summary>
    [Setting("Share of the last step that is kept", Min = 0, Max = 1, BelowMax = true)]
    public required double Momentum { get; init; }
}
