namespace CgAT.Experiments.Specs.Shapes;

/// <summary>How the text of a setting must be written.</summary>
public enum TextForm
{
    /// <summary>Anything that is not blank.</summary>
    Any,

    /// <summary>The path of a file or folder, relative to the folder of the file that it is written in.</summary>
    Path,

    /// <summary>Lower-case letters, digits and '-', beginning with no '-': safe in file names and tables.</summary>
    Name,

    /// <summary>One line of at most 64 characters: fits a column heading.</summary>
    Label,

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    Digest,

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    Device,
}
