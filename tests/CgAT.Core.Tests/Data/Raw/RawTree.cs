using System.Globalization;
using System.Text;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Data.Raw;

/// <summary>Writes raw data sets in small, in the very layouts of their downloads.</summary>
internal sealed class RawTree : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content) => folder.Write(name, content);

    public string Write(string name, byte[] content) => folder.Write(name, content);

    /// <summary>A file for an image that is only listed, not decoded.</summary>
    public void Image(string name) => Write(name, $"image {name}");

    /// <summary>Labels that are keyed, each there with some probability.</summary>
    public static bool[] Labels(string name, int count, double probability) =>
        [.. KeyedStream.Create(5, name).Uniform(count, 0, 0, 0).Select(value => value < probability)];

    /// <summary>Lines as a program on Windows leaves them.</summary>
    public static string Crlf(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + " \r\n"));

    /// <summary>The lines of a list that was made of a split.</summary>
    public static string[] Lines(IReadOnlyDictionary<string, byte[]> lists, string name) =>
        Encoding.UTF8.GetString(lists[name]).Split('\n')[..^1];

    /// <summary>The classes in a row of a label list.</summary>
    public static int[] Columns(string row) =>
        [.. row.Split(' ').Select((label, column) => label == "1" ? column : -1).Where(column => column >= 0)];

    /// <summary>The lists of a layout.</summary>
    public IReadOnlyDictionary<string, byte[]> Lists(IRawLayout layout, long seed = 0)
    {
        var data = layout.Read(Path, seed);
        return RawLists.Of(data, layout.Split(data, seed), Path);
    }

    /// <summary>The only fault of reading a layout.</summary>
    public Diagnostic Fault(IRawLayout layout) => DiagnosticAssert.Fails(() => layout.Read(Path, 0));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => folder.Dispose();
}
