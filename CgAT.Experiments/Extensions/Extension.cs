namespace CgAT.Experiments.Extensions;

/// <summary>What a script has registered.</summary>
/// <param name="Name">Under which name.</param>
/// <param name="Source">"sha256:" and the digest of the file that it is written in.</param>
/// <param name="File">That file.</param>
/// <param name="Make">Makes it.</param>
internal sealed record Extension(string Name, string Source, string File, Delegate Make);
