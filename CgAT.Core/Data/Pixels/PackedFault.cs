namespace CgAT.Core.Data.Pixels;

/// <summary>An image that a cache has no pixels of, and why.</summary>
internal sealed record PackedFault(int Image, string Code, string Cause, string Remedy);
