using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>What a part of a spec came to.</summary>
/// <param name="Value">The value; null where something is wrong.</param>
/// <param name="Errors">What is wrong.</param>
internal sealed record BoundSection(object? Value, IReadOnlyList<Diagnostic> Errors);
