using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A defence that changes what the network is shown, and trains nothing.</summary>
public abstract record InputDefenseSpec : DefenseSpec
{
    /// <summary>The gradient that attacks see: that of what is computed, or as if nothing had been rounded.</summary>
    [Setting(
        "The gradient that attacks see: that of what is computed, or as if nothing had been rounded",
        OneOf = new[] { "true", "straight-through" }, Otherwise = "true")]
    public string Gradient { get; init; } = "true";
}
