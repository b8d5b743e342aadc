using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>
/// PrototypeNet: makes a code that stands for a label vector (method section 5),
/// <code>
/// classes → hidden → ReLU → features → bits → tanh;   features → classes → sigmoid
/// </code>
/// with 4096 hidden values and 512 features in the official codes; only ProS-GAN's has the second branch.
/// </summary>
public sealed class PrototypeNet : torch.nn.Module<torch.Tensor, PrototypeOutputs>
{
    private readonly Chain feature;
    private readonly Chain hashing;
    private readonly Chain? classifier;

    private PrototypeNet(Dense hidden, Dense features, Dense hashing, Dense? classifier)
        : base(nameof(PrototypeNet))
    {
        (Hidden, Features, Bits) = (hidden.Outputs, features.Outputs, hashing.Outputs);
        feature = new Chain([("0", hidden), ("1", torch.nn.ReLU()), ("2", features)]);
        this.hashing = new Chain([("0", hashing)]);
        this.classifier = classifier is null ? null : new Chain([("0", classifier)]);
        RegisterComponents();
    }

    /// <summary>How many values the first layer has.</summary>
    public int Hidden { get; }

    /// <summary>How many features a label vector has.</summary>
    public int Features { get; }

    /// <summary>The length of a code.</summary>
    public int Bits { get; }

    /// <summary>Whether it reads the labels from the features.</summary>
    public bool Classifies => classifier is not null;

    /// <summary>A network with PyTorch's default initial weights.</summary>
    /// <param name="classes">The length of a label vector.</param>
    /// <param name="bits">The length of a code.</param>
    /// <param name="hidden">Values of the first layer.</param>
    /// <param name="features">Values of the second.</param>
    /// <param name="classifies">Whether there is a head that reads the labels from the features.</param>
    /// <param name="generator">Draws the weights.</param>
    public static PrototypeNet Create(
        int classes, int bits, int hidden, int features, bool classifies, torch.Generator generator) => new(
            Dense.Default(classes, hidden, generator),
            Dense.Default(hidden, features, generator),
            Dense.Default(features, bits, generator),
            classifies ? Dense.Default(features, classes, generator) : null);

    /// <summary>Codes and more of label vectors.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <returns>Tensors that belong to the caller's dispose scope.</returns>
    public override PrototypeOutputs forward(torch.Tensor labels)
    {
        using var scope = torch.NewDisposeScope();
        var features = feature.forward(labels);
        return new PrototypeOutputs(
            features.MoveToOuterDisposeScope(),
            hashing.forward(features).tanh().MoveToOuterDisposeScope(),
            classifier?.forward(features).sigmoid().MoveToOuterDisposeScope());
    }
}
