using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How the hash codes are learned.</summary>
[KeepsCommonSettings]
public abstract record HashingSpec
{
    /// <summary>The value of <c>method</c> that chooses this record.</summary>
    public string Method => SpecShapes.TagOf(GetType());

    /// <summary>The name of the method in tables.</summary>
    public virtual string Title => Method;

    /// <summary>Length of a hash code in bits.</summary>
    [Setting("Length of a hash code in bits", Min = 1, Max = 1024)]
    public required int Bits { get; init; }

    /// <summary>Epochs of hashing; 0 for none.</summary>
    [Setting("Epochs of hashing; 0 for none", Min = 0, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Images in a batch.</summary>
    [Setting("Images in a batch", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>How the weights follow the gradient.</summary>
    [Setting("How the weights follow the gradient")]
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>How the learning rate falls over the steps.</summary>
    [Setting("How the learning rate falls over the steps")]
    public required DecaySpec Decay { get; init; }

    /// <summary>How training images are varied; not at all where it is not given.</summary>
    [Setting("How training images are varied; not at all where it is not given", Optional = true)]
    public AugmentSpec? Augment { get; init; }

    /// <summary>A model that was trained elsewhere with this method, from which hashing goes on.</summary>
    [Setting("A model that was trained elsewhere with this method, from which hashing goes on", Optional = true)]
    public CheckpointSpec? Checkpoint { get; init; }
}
