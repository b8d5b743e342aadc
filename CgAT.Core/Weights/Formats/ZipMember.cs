namespace CgAT.Core.Weights.Formats;

/// <summary>A file within a zip archive.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Start">Where its bytes begin in the archive.</param>
/// <param name="Length">How many there are in the archive.</param>
/// <param name="IsPlain">Whether they are the file's own: neither compressed nor encrypted.</param>
internal sealed record ZipMember(string Name, long Start, long Length, bool IsPlain);
