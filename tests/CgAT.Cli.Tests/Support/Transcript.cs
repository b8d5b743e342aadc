namespace CgAT.Cli.Tests.Support;

/// <summary>
/// A file of approved texts, each below a line <c>=== name</c>. With CGAT_APPROVE=1 a test writes what it got.
/// </summary>
internal static class Transcript
{
    private const string Mark = "=== ";

    private static readonly Lock Gate = new();

    /// <summary>Compares a text with the approved one.</summary>
    public static void Equal(string file, string name, string actual)
    {
        var path = Approved.Path("tests", "CgAT.Cli.Tests", "Approved", file);
        lock (Gate)
        {
            var texts = Read(path);
            if (Approved.Rewrites)
            {
                texts[name] = actual.TrimEnd('\n');
                File.WriteAllText(path, string.Join('\n', texts.OrderBy(text => text.Key, StringComparer.Ordinal)
                    .Select(text => $"{Mark}{text.Key}\n{text.Value}\n")));
            }

            Assert.True(texts.TryGetValue(name, out var expected), $"{file} has no '{name}'");
            Assert.Equal(expected, actual.TrimEnd('\n'));
        }
    }

    private static Dictionary<string, string> Read(string path) => ("\n" + Approved.Read(path))
        .Split("\n" + Mark)
        .Skip(1)
        .Select(section => section.Split('\n', 2))
        .ToDictionary(parts => parts[0], parts => parts[1].TrimEnd('\n'));
}
