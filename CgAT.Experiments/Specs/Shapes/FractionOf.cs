namespace CgAT.Experiments.Specs.Shapes;

/// <summary>What a fraction is a part of.</summary>
public enum FractionOf
{
    /// <summary>The range of a pixel, which is [0, 1].</summary>
    PixelRange,

    /// <summary>All steps of a training.</summary>
    AllSteps,
}
