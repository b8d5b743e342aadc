using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>The lists of a data set as files, read once: what is checked is what is used.</summary>
public sealed record ImageListFiles
{
    /// <summary>The file with the names of the classes, one a line, which need not be there.</summary>
    public const string ClassesFile = ClassList.FileName;

    /// <summary>The folder of the lists.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder where relative paths start; null for that of the lists.</summary>
    public required string? Images { get; init; }

    /// <summary>
    /// The content of each file by its name: those of <see cref="ImageLists.FileNames"/> that are there, and
    /// <see cref="ClassesFile"/>.
    /// </summary>
    public required IReadOnlyDictionary<string, byte[]> Content { get; init; }

    /// <summary>The files of a folder.</summary>
    /// <exception cref="UserErrorException">CGAT0201: one of the folders isn't there, or a list can't be
    /// read.</exception>
    public static ImageListFiles Read(string folder, string? images = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RequireFolder(
            folder,
            $"the folder of the image lists, '{folder}', isn't there",
            "name the folder that holds database_img.txt and the other lists");
        if (images is not null)
        {
            RequireFolder(
                images,
                $"the folder of the images, '{images}', isn't there",
                "name the folder where the paths of the lists start");
        }

        var content = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in ImageLists.FileNames.Append(ClassesFile))
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                content.Add(name, DataFile.Read(file, "make it readable", File.ReadAllBytes));
            }
        }

        return new ImageListFiles { Folder = folder, Images = images, Content = content };
    }

    /// <summary>Fails unless all lines are right and every image is there.</summary>
    /// <exception cref="UserErrorException">As <see cref="ManifestMaker.Make"/>, which checks the same.</exception>
    public void Require() => ImageListParts.Of(this);

    private static void RequireFolder(string folder, string message, string remedy)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.DataMissing,
                Message = message,
                Remedy = remedy,
                File = folder,
            });
        }
    }
}
