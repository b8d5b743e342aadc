using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>The three lists of a data set, which have the same classes.</summary>
internal sealed record ImageListParts(ImageList Database, ImageList Train, ImageList Test)
{
    /// <summary>What the classes are called, in their order; empty where nobody says.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>The lists with their names, in the order of digests.</summary>
    public IReadOnlyList<(string Name, ImageList List)> All =>
        [("database", Database), ("train", Train), ("test", Test)];

    /// <summary>The lists of files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="mustExist">Whether a file must be there for each image.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0201: a list or an image isn't there; CGAT0205: a line is wrong; CGAT0212: a path leads out of the folders.
    /// All are found that can be in one pass.
    /// </exception>
    public static ImageListParts Of(ImageListFiles files, bool mustExist = true)
    {
        var faults = new Faults();
        var reader = new ImageListReader(files, mustExist, faults);
        var database = reader.Read("database", null);
        var train = reader.Read("train", database.Classes);
        var test = reader.Read("test", database.Classes);
        var names = ClassList.Read(files, database.Classes, faults);
        faults.ThrowIfAny();
        return new ImageListParts(database, train, test) { ClassNames = names };
    }

    /// <summary>The parts whose lists are made of these.</summary>
    public ImageListParts Select(Func<ImageList, ImageList> change) =>
        this with { Database = change(Database), Train = change(Train), Test = change(Test) };
}
