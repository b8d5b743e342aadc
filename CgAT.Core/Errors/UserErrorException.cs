namespace CgAT.Core.Errors;

/// <summary>
/// A mistake that the user can mend: a wrong spec, a damaged file, a folder that can't be written. The command line
/// prints its diagnostics and exits with 2; everything else that is thrown is a bug of ours and exits with 1.
/// </summary>
public sealed class UserErrorException : Exception
{
    /// <summary>An error with one diagnostic.</summary>
    public UserErrorException(Diagnostic diagnostic, Exception? innerException = null)
        : this([diagnostic], innerException)
    {
    }

    /// <summary>An error with every diagnostic that was found in one pass; at least one.</summary>
    public UserErrorException(IReadOnlyList<Diagnostic> diagnostics, Exception? innerException = null)
        : base(string.Join('\n', diagnostics), innerException) => Diagnostics = diagnostics;

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether nothing was looked for any more after these.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>
    /// The diagnostics alone: where it was thrown helps nobody who has a spec to mend, and a script that does not catch
    /// it prints this.
    /// </summary>
    public override string ToString() => InnerException is { } inner and not UserErrorException
        ? $"{Message}\n  ({inner.GetType().Name}: {inner.Message})"
        : Message;
}
