namespace CgAT.Core.Data;

/// <summary>Where lists come from, as their manifest says it.</summary>
/// <param name="Kind">The layout that they were made of, such as "nus-wide"; "image-list" where they were
/// given.</param>
/// <param name="Rule">How they were drawn, in a sentence.</param>
/// <param name="Seed">The seed that they were drawn with; null where they were given.</param>
public sealed record ManifestOrigin(string Kind, string Rule, long? Seed);
