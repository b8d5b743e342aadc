using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Training;

namespace CgAT.Core.Defenses;

/// <summary>What a defence may make use of when training begins.</summary>
public sealed record DefenseStart
{
    /// <summary>The network that is defended, as it was trained to hash.</summary>
    public required HashNetwork Network { get; init; }

    /// <summary>The hashing loss that it was trained with.</summary>
    public required IHashingLoss Loss { get; init; }

    /// <summary>The codes of all training items, which every step refreshes.</summary>
    public required CodeBank Bank { get; init; }

    /// <summary>The training set.</summary>
    public required IImageSet Images { get; init; }

    /// <summary>How long and with which steps it is trained; seed and phase are the key of all draws.</summary>
    public required TrainingPlan Plan { get; init; }

    /// <summary>Where the network is.</summary>
    public required TorchSharp.torch.Device Device { get; init; }

    /// <summary>Computes the shards of a batch.</summary>
    public required ShardPool Pool { get; init; }

    /// <summary>Makes a frozen copy of the network as it is now; whoever asks for one disposes of it.</summary>
    public required Func<HashNetwork> Frozen { get; init; }

    /// <summary>The numbers that a spec gives a defence of somebody else's code; empty for all others.</summary>
    public IReadOnlyList<double> Parameters { get; init; } = [];
}
