using System.Text.RegularExpressions;

namespace CgAT.Cli.Tests.Support;

/// <summary>Takes out of a text what differs from machine to machine.</summary>
internal static partial class Masks
{
    /// <summary>The folder of the test becomes DIR, ids and digests become ID, machine and process HOST.</summary>
    public static string Of(string text, string folder) =>
        Work().Replace(Id().Replace(text.Replace(folder, "DIR", StringComparison.Ordinal), "ID"), ".work-HOST-");

    [GeneratedRegex(@"\.work-[^ ]+-[0-9]+-")]
    private static partial Regex Work();

    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b")]
    private static partial Regex Id();
}
