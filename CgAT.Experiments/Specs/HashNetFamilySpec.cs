using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>What HashNet and HSWD have in common.</summary>
public abstract record HashNetFamilySpec : HashingSpec
{
    /// <summary>Factor of the inner products of codes.</summary>
    [Setting("Factor of the inner products of codes", Min = 0, AboveMin = true)]
    public required double Scale { get; init; }

    /// <summary>Whether the scale is that of a whole code or is divided by the bits.</summary>
    [Setting("Whether the scale is that of a whole code or is divided by the bits", OneOf = new[] { "code", "bit" })]
    public required string ScalePer { get; init; }

    /// <summary>How the relaxation of codes grows steeper.</summary>
    [Setting("How the relaxation of codes grows steeper")]
    public required ContinuationSpec Continuation { get; init; }
}
