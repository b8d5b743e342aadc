using System.Text;

namespace CgAT.Core.Data.Raw;

/// <summary>Writes the split of a raw data set as the community's lists.</summary>
public static class RawLists
{
    /// <summary>The six lists and the names of the classes, as the bytes of their files.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0210: a name is no line of text.</exception>
    public static IReadOnlyDictionary<string, byte[]> Of(RawDataset data, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [ImageListFiles.ClassesFile] = Bytes(data.Classes),
        };
        foreach (var (part, items) in new[] { ("database", split.Database), ("train", split.Train), ("test", split.Test) })
        {
            files[$"{part}_img.txt"] = Bytes(items.Select(item => data.Images[item].Path));
            files[$"{part}_label.txt"] = Bytes(items.Select(item => Row(data.Images[item].Labels, data.Classes.Count)));
        }

        return files;
    }

    private static string Row(IReadOnlyList<int> labels, int classes) => string.Create((2 * classes) - 1, labels, (row, own) =>
    {
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = at % 2 == 0 ? '0' : ' ';
        }

        foreach (var label in own)
        {
            row[2 * label] = '1';
        }
    });

    private static byte[] Bytes(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(RequireLine(line)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Systems allow names that a list can't hold.
    private static string RequireLine(string name) => name.Any(char.IsControl) || name != name.Trim() || name.Length == 0
        ? throw RawFiles.Bad(name, "the name of an image or a class has to be one line of text without spaces around it")
        : name;
}
