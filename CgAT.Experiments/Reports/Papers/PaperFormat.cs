namespace CgAT.Experiments.Reports.Papers;

/// <summary>How a table of a paper is written.</summary>
public enum PaperFormat
{
    /// <summary>A pipe table.</summary>
    Markdown,

    /// <summary>LaTeX with the package booktabs.</summary>
    Latex,
}
