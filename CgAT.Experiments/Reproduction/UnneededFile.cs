namespace CgAT.Experiments.Reproduction;

/// <summary>Something in a results folder that no kept run needs.</summary>
/// <param name="Path">Where it is, relative to the results folder.</param>
/// <param name="Bytes">How long its files are in all.</param>
public sealed record UnneededFile(string Path, long Bytes);
