using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Collects what is wrong with a data set, so that one pass tells of more than the first fault; a set whose every line
/// is at fault is cut short.
/// </summary>
internal sealed class Faults
{
    private const int Limit = 20;

    private readonly List<Diagnostic> diagnostics = [];

    public void Add(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        if (diagnostics.Count == Limit)
        {
            throw new UserErrorException(diagnostics) { IsCutShort = true };
        }
    }

    public void ThrowIfAny()
    {
        if (diagnostics.Count > 0)
        {
            throw ToException();
        }
    }

    public UserErrorException ToException() => new(diagnostics);
}
