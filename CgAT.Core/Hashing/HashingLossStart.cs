using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>What a hashing loss begins a phase of training with.</summary>
public sealed record HashingLossStart
{
    /// <summary>The run's seed, the key of all that the loss draws.</summary>
    public required long Seed { get; init; }

    /// <summary>The phase's name, such as "hashing": part of the key of what belongs to the phase alone.</summary>
    public required string Phase { get; init; }

    /// <summary>How many training items there are.</summary>
    public required int Items { get; init; }

    /// <summary>The length of a code.</summary>
    public required int Bits { get; init; }

    /// <summary>How many classes there are.</summary>
    public required int Classes { get; init; }

    /// <summary>Where the network is.</summary>
    public required torch.Device Device { get; init; }

    /// <summary>The numbers that a spec gives a loss of somebody else's code; empty for all others.</summary>
    public IReadOnlyList<double> Parameters { get; init; } = [];
}
