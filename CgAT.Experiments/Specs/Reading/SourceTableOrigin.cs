namespace CgAT.Experiments.Specs.Reading;

/// <summary>How a table was written first.</summary>
internal enum SourceTableOrigin
{
    /// <summary>Under a header of its own, or as the document itself.</summary>
    Header,

    /// <summary>Named in passing by the header of a table within it.</summary>
    Passing,

    /// <summary>By a dotted key.</summary>
    Dotted,

    /// <summary>Between braces; nothing can be added to it elsewhere.</summary>
    Inline,
}
