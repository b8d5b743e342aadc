namespace CgAT.Experiments.Execution;

/// <summary>A finished stage.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Manifest">What it is.</param>
internal sealed record StoredStage(string Folder, StageManifest Manifest);
