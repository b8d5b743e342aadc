using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A backbone of torchvision, for images of 224 x 224 pixels.</summary>
public abstract record ImageNetBackboneSpec : BackboneSpec
{
    /// <summary>Where its first weights come from.</summary>
    [Setting("Where its first weights come from")]
    public required WeightsSpec Weights { get; init; }

    /// <summary>Training as a classifier before hashing; none where it is not given.</summary>
    [Setting("Training as a classifier before hashing; none where it is not given", Optional = true)]
    public WarmUpSpec? WarmUp { get; init; }
}
