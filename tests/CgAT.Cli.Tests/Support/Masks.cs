using System.Text.RegularExpressions;

namespace CgAT.Cli.Tests.Support;

/// <summary>Takes out of a text what differs from machine to machine.</summary>
internal static partial class Masks
{
    /// <summary>The folder of the test becomes DIR, ids and digests become ID.</summary>
    public static string Of(string text, string folder) =>
        Id().Replace(text.Replace(folder, "DIR", StringComparison.Ordinal), "ID");

    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b")]
    private static partial Regex Id();
}
