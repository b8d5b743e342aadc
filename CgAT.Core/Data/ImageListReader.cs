using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Reads <c>{part}_img.txt</c> and <c>{part}_label.txt</c>: one path or one row of 0 and 1 a line. Line ends of either
/// kind, spaces at the end of a line, blank lines at the end of a file and either kind of slash are all fine.
/// </summary>
internal sealed class ImageListReader(ImageListFiles files, bool mustExist, Faults faults)
{
    private const string Layout =
        "the layout is {database,train,test}_{img,label}.txt, one path or one row of 0 and 1 a line";

    private readonly ImageRoots roots = new(files.Folder, files.Images);

    /// <summary>The part, whose rows must have as many classes as said (null: as its own first row).</summary>
    public ImageList Read(string part, int? classes)
    {
        var imageFile = Path.Combine(files.Folder, part + "_img.txt");
        var labelFile = Path.Combine(files.Folder, part + "_label.txt");
        var names = Lines(imageFile);
        var rows = Lines(labelFile);
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
        var found = names.Select((name, at) => Find(name, imageFile, at + 1)).ToList();
        return new ImageList
        {
            File = imageFile,
            Classes = width,
            Images = [.. found.Select(image => image.Path)],
            Names = [.. found.Select(image => image.Name)],
            Labels = [.. rows.Select((row, at) => ReadRow(row, width, labelFile, at + 1))],
        };
    }

    private List<string>? Lines(string file)
    {
        if (!files.Content.TryGetValue(Path.GetFileName(file), out var content))
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

        return TextLines.Of(content);
    }

    private (string Path, string Name) Find(string name, string file, int line)
    {
        if (name.Length == 0)
        {
            faults.Add(Bad(file, line, "the line is blank", "name an image"));
            return ("", "");
        }

        if (roots.Find(name) is not { } image)
        {
            var where = files.Images is null
                ? $"the folder of the lists, '{files.Folder}'"
                : $"both '{files.Images}' and the folder of the lists, '{files.Folder}'";
            faults.Add(AtImage(
                ErrorCodes.PathEscapes,
                $"the image lies outside {where}",
                "write a path below it, or name with 'images' the folder that all images lie in"));
            return ("", "");
        }

        if (mustExist && !File.Exists(image.Path))
        {
            faults.Add(AtImage(
                ErrorCodes.DataMissing,
                $"there is no image '{image.Path}'",
                files.Images is null
                    ? "unpack the images where the list says, relative to its folder, "
                        + "or name the folder where its paths start (--images, in a spec 'images')"
                    : $"unpack the images where the list says, relative to '{files.Images}', where its paths start"));
        }

        return image;

        Diagnostic AtImage(string code, string message, string remedy) => new()
        {
            Code = code,
            Message = message,
            Remedy = remedy,
            File = file,
            Line = line,
            Column = 1,
            Length = name.Length,
            SourceLine = name,
        };
    }

    private List<int> ReadRow(string row, int classes, string file, int line)
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
