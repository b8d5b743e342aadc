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
        (string Name, IReadOnlyList<int> Items)[] parts =
            [("database", split.Database), ("train", split.Train), ("test", split.Test)];
        foreach (var (part, items) in parts)
        {
            files[$"{part}_img.txt"] = Bytes(items.Select(item => data.Images[item].Path));
            files[$"{part}_label.txt"] = Bytes(items.Select(item => Row(data.Images[item].Labels, data.Classes.Count)));
        }

        return files;
    }

    private static string Row(IReadOnlyList<int> labels, int classes)
    {
        var row = new char[(2 * classes) - 1];
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = at % 2 == 0 ? '0' : ' ';
        }

        foreach (var label in labels)
        {
            row[2 * label] = '1';
        }

        return new string(row);
    }

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
    private static string RequireLine(string name)
    {
        const string message = "the name of an image or a class has to be one line of text without spaces around it";
        var isLine = name.Length > 0 && name == name.Trim() && !name.Any(char.IsControl);
        return isLine ? name : throw RawFiles.Bad(name, message);
    }
}
