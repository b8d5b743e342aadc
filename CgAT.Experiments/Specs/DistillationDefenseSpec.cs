using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Robust distillation: the undefended model teaches its codes and features on attacked images.</summary>
[UnionTag("kind", "distillation")]
public sealed record DistillationDefenseSpec : AdversarialDefenseSpec
{
    /// <summary>Weight of the features of attacked images.</summary>
    [Setting("Weight of the features of attacked images", Min = 0)]
    public required double Feature { get; init; }

    /// <summary>Weight of the codes of clean images.</summary>
    [Setting("Weight of the codes of clean images", Min = 0)]
    public required double Clean { get; init; }
}
