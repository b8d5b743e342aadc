using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Reads <c>{part}_img.txt</c> and <c>{part}_label.txt</c>: one path or one row of 0 and 1 a line. Line ends of either
/// kind, spaces at the end of a line, blank lines at the end of a file and either kind of slash are all fine.
/// </summary>
internal static class ImageListReader
{
    private const string Layout =
        "the layout is {database,train,test}_{img,label}.txt, one path or one row of 0 and 1 a line";

    /// <summary>The part, whose rows must have as many classes as said (null: as its own first row).</summary>
    public static ImageList Read(string folder, string part, int? classes, Faults faults)
    {
        var imageFile = Path.Combine(folder, part + "_img.txt");
        var labelFile = Path.Combine(folder, part + "_label.txt");
        var names = Lines(imageFile, faults);
        var rows = Lines(labelFile, faults);
        if (names is null || rows is null)
        {
            throw faults.ToException();
        }

        if (names.Count == 0)
        {
            faults.Add(Bad(imageFile, 1, "the list is empty", Layout));
            throw faults.ToException();
        }

        if (names.Count != rows.Count)
        {
            var message = $"{part}_img.txt has {names.Count} lines, but {part}_label.txt has {rows.Count}";
            faults.Add(Bad(labelFile, Math.Min(names.Count, rows.Count) + 1, message, "give each image one row"));
            throw faults.ToException();
        }

        var width = classes ?? Tokens(rows[0]).Count();
        return new ImageList
        {
            File = imageFile,
            Classes = width,
            Images = [.. names.Select((name, at) => FullPath(folder, name, imageFile, at + 1, faults))],
            Labels = [.. rows.Select((row, at) => ReadRow(row, width, labelFile, at + 1, faults))],
        };
    }

    private static List<string>? Lines(string file, Faults faults)
    {
        if (!File.Exists(file))
        {
            faults.Add(new Diagnostic
            {
                Code = ErrorCodes.DataMissing,
                Message = "the list isn't there",
                Remedy = Layout,
                File = file,
            });
            return null;
        }

        var lines = DataFile.Read(file, Layout, File.ReadAllLines).Select(line => line.TrimEnd()).ToList();
        while (lines is [.., ""])
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static string FullPath(string folder, string name, string file, int line, Faults faults)
    {
        if (name.Length == 0)
        {
            faults.Add(Bad(file, line, "the line is blank", "name an image"));
            return "";
        }

        var path = Path.GetFullPath(Path.Combine(folder, name.Replace('\\', '/')));
        if (!File.Exists(path))
        {
            faults.Add(new Diagnostic
            {
                Code = ErrorCodes.DataMissing,
                Message = $"there is no image '{path}'",
                Remedy = "unpack the images where the list says, relative to its folder",
                File = file,
                Line = line,
                Column = 1,
                Length = name.Length,
                SourceLine = name,
            });
        }

        return path;
    }

    private static List<int> ReadRow(string row, int classes, string file, int line, Faults faults)
    {
        var labels = new List<int>();
        var column = 0;
        foreach (var token in Tokens(row))
        {
            if (row[token] == "1")
            {
                labels.Add(column);
            }
            else if (row[token] != "0")
            {
                faults.Add(Bad(file, line, $"a label is '{row[token]}'", "write 0 or 1") with
                {
                    Column = token.Start.Value + 1,
                    Length = token.End.Value - token.Start.Value,
                    SourceLine = row,
                });
                return labels;
            }

            column++;
        }

        if (column != classes || classes == 0)
        {
            var remedy = "every row has as many labels as the first of database_label.txt";
            faults.Add(Bad(file, line, $"the row has {column} labels, not {classes}", remedy));
        }

        return labels;
    }

    private static IEnumerable<Range> Tokens(string row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var start = at;
            while (at < row.Length && !char.IsWhiteSpace(row[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return start..at;
            }
        }
    }

    private static Diagnostic Bad(string file, int line, string message, string remedy) => new()
    {
        Code = ErrorCodes.BadImageListLine,
        Message = message,
        Remedy = remedy,
        File = file,
        Line = line,
    };
}
