namespace CgAT.Experiments.Specs.Rules;

/// <summary>The forms of texts as regular expressions that .NET and JSON Schema read alike, without anchors.</summary>
internal static class TextPatterns
{
    public const string Name = "[a-z0-9][a-z0-9-]*";
    public const string Label = "(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]{1,64}";
    public const string Digest = "sha256:[0-9a-f]{64}";
    public const string Gpu = "cuda:(0|[1-9][0-9]{0,3})";
    public const string Fraction = "\\s*[0-9]*\\.?[0-9]+\\s*/\\s*[0-9]*\\.?[0-9]+\\s*";
}
