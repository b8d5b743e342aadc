namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The keys of <c>[sweep]</c>.</summary>
internal static class SweepKeys
{
    public const string Grid = "grid";
    public const string Zip = "zip";
    public const string Include = "include";
    public const string Exclude = "exclude";

    public static IReadOnlyList<string> All { get; } = [Grid, Zip, Include, Exclude];
}
