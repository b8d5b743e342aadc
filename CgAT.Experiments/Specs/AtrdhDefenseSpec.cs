using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>ATRDH: adversarial training against targeted attacks, with a PrototypeNet that is trained along.</summary>
[UnionTag("kind", "atrdh")]
public sealed record AtrdhDefenseSpec : AdversarialDefenseSpec
{
    /// <summary>Whose code is followed: that of THA's authors, or SAAT's port.</summary>
    [Setting("Whose code is followed: that of THA's authors, or SAAT's port", OneOf = new[] { "tha", "saat" })]
    public required string Port { get; init; }

    /// <summary>Width of the first hidden layer of the PrototypeNet.</summary>
    [Setting("Width of the first hidden layer of the PrototypeNet", Min = 1, Max = 65_536)]
    public required int Hidden { get; init; }

    /// <summary>Width of the second hidden layer of the PrototypeNet.</summary>
    [Setting("Width of the second hidden layer of the PrototypeNet", Min = 1, Max = 65_536)]
    public required int Features { get; init; }

    /// <summary>Learning rate of the PrototypeNet at the start; falls as that of the defence.</summary>
    [Setting(
        "Learning rate of the PrototypeNet at the start; falls as that of the defence", Min = 0, Max = 10, AboveMin = true)]
    public required double PrototypeLearningRate { get; init; }
}
