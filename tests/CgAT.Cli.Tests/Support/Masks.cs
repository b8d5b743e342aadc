using System.Text.RegularExpressions;

namespace CgAT.Cli.Tests.Support;

/// <summary>Takes out of a text what differs from machine to machine.</summary>
internal static partial class Masks
{
    /// <summary>The folder of the test becomes DIR, ids and digests become ID.</summary>
    public static string Of(string text, string folder) =>
        Id().Replace(text.Replace(folder, "DIR", StringComparison.Ordinal), "ID");

    /// <summary>The same, and how long a plan says that something takes becomes TIME.</summary>
    public static string OfPlan(string text, string folder) => Time().Replace(Of(text, folder), "TIME");

    [GeneratedRegex(@"(about|under) [0-9]+ (s|min|h)( [0-9]+ min)?|(?<=trial training of )[0-9.]+ s")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b")]
    private static partial Regex Id();
}
