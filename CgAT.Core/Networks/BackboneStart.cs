using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>What a backbone of somebody else's code is made with.</summary>
/// <param name="Generator">Draws the initial weights; of the run's seed.</param>
/// <param name="Parameters">The numbers that the spec gives it; empty where it gives none.</param>
public sealed record BackboneStart(torch.Generator Generator, IReadOnlyList<double> Parameters);
