using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Where and with how many threads the numbers are computed.</summary>
public sealed record NumericsSpec
{
    /// <summary>Where tensors live.</summary>
    [Setting("Where tensors live", Form = TextForm.Device)]
    public required string Device { get; init; }

    /// <summary>Threads of one worker; part of the result, since sums differ with it.</summary>
    [Setting("Threads of one worker; part of the result, since sums differ with it", Min = 1, Max = 256)]
    public required int Threads { get; init; }

    /// <summary>What computes convolutions on the CPU; part of the result, since it rounds otherwise.</summary>
    [Setting(
        "What computes convolutions on the CPU; part of the result, since it rounds otherwise",
        OneOf = new[] { "libtorch", "winograd" }, Otherwise = "libtorch")]
    public string Convolutions { get; init; } = "libtorch";
}
