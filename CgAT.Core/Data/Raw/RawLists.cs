using System.Text;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Raw;

/// <summary>Writes the split of a raw data set as the community's lists.</summary>
public static class RawLists
{
    /// <summary>The six lists and the names of the classes, as the bytes of their files.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="split">How it is split.</param>
    /// <param name="source">The folder that it was read from, for what is told of its names.</param>
    /// <exception cref="UserErrorException">CGAT0210: a name is no line of text.</exception>
    public static IReadOnlyDictionary<string, byte[]> Of(RawDataset data, DataSplit split, string source)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(source);
        RequireLines(data.Classes, source, "class", "rename it where the download names it: its folder, or its line");
        RequireLines(data.Images.Select(image => image.Path), source, "image", "rename the file or its folder");
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
            text.Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Systems allow names that a list can't hold.
    private static void RequireLines(IEnumerable<string> names, string source, string what, string remedy)
    {
        if (names.FirstOrDefault(name => !IsLine(name)) is { } bad)
        {
            var shown = string.Concat(bad.Select(letter => char.IsControl(letter) ? '?' : letter));
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.BadRawFile,
                Message = $"the name of the {what} '{shown}' has to be one line of text without spaces around it",
                Remedy = remedy,
                File = source,
            });
        }
    }

    private static bool IsLine(string name) =>
        name.Length > 0 && name == name.Trim() && !name.Any(char.IsControl);
}
