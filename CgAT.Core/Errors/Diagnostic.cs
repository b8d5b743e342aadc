namespace CgAT.Core.Errors;

/// <summary>What is wrong, where, and what to do about it. Lines and columns count from 1.</summary>
public sealed record Diagnostic
{
    /// <summary>One of <see cref="ErrorCodes"/>, such as <c>CGAT0104</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The cause, as one clause without a full stop.</summary>
    public required string Message { get; init; }

    /// <summary>What the user can do about it; empty where the message says it already.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>The file at fault, where there is one.</summary>
    public string? File { get; init; }

    /// <summary>The line in <see cref="File"/>, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column in <see cref="Line"/>, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>
    /// How many characters from <see cref="Column"/> on are at fault; 0 where no excerpt is to be shown.
    /// </summary>
    public int Length { get; init; }

    /// <summary>The text of <see cref="Line"/>, for the excerpt; null where there is none.</summary>
    public string? SourceLine { get; init; }

    /// <summary>Whether the work went on: a warning, and no error.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The message as a compiler prints it, with an excerpt and a caret where there is a place.</summary>
    public override string ToString() => DiagnosticText.Format(this);
}
