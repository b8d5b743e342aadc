namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The spec file is missing, is a folder, or can't be read as UTF-8 text.</summary>
    public const string SpecUnreadable = "CGAT0101";

    /// <summary>The text is not TOML.</summary>
    public const string SpecSyntax = "CGAT0102";

    /// <summary>A required key or table is not there; no setting has a silent default.</summary>
    public const string SpecMissingKey = "CGAT0103";

    /// <summary>A key that means nothing where it stands.</summary>
    public const string SpecUnknownKey = "CGAT0104";

    /// <summary>A value of the wrong type, such as text where a whole number is expected.</summary>
    public const string SpecWrongType = "CGAT0105";

    /// <summary>A name that is none of the known ones, such as an unknown kind of defence.</summary>
    public const string SpecUnknownName = "CGAT0106";

    /// <summary>A number outside its range, or a list that is too short or out of order.</summary>
    public const string SpecOutOfRange = "CGAT0110";

    /// <summary>Text that is not written as its setting asks, such as a fraction without a slash.</summary>
    public const string SpecBadFormat = "CGAT0111";

    /// <summary>Two items that must differ are the same: seeds, or the labels of defences or attacks.</summary>
    public const string SpecDuplicateItem = "CGAT0112";

    /// <summary>A key or table that is given twice.</summary>
    public const string SpecDuplicateKey = "CGAT0113";

    /// <summary>Specs that extend one another in a circle.</summary>
    public const string SpecCircle = "CGAT0114";

    /// <summary>A table that says another kind than the preset that fills it up.</summary>
    public const string SpecPresetOfOtherKind = "CGAT0115";

    /// <summary>A path, of a sweep or of the command line, that names no setting.</summary>
    public const string SpecNoSetting = "CGAT0116";

    /// <summary>A sweep that does not come out, such as lists in step that are not equally long.</summary>
    public const string SpecBadSweep = "CGAT0117";

    /// <summary>A spec uses an attack, a loss, a defence or a backbone that no script has registered.</summary>
    public const string ExtensionMissing = "CGAT0118";

    /// <summary>The source of an attack, a loss, a defence or a backbone is another than the spec states.</summary>
    public const string ExtensionChanged = "CGAT0119";

    /// <summary>The source of an attack, a loss, a defence or a backbone is in no file that can be read.</summary>
    public const string ExtensionSource = "CGAT0120";

    /// <summary>A name and a source stand for two pieces of code of a script.</summary>
    public const string ExtensionTwice = "CGAT0121";

    /// <summary>A warning: the ranked list that MAP looks at is longer than the database.</summary>
    public const string CutBeyondDatabase = "CGAT0122";

    /// <summary>A warning: a crop shows less than a quarter of each image.</summary>
    public const string CropShowsLittle = "CGAT0123";
}
