using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// The file <c>classes.txt</c> beside image lists: the name of a class a line, in the order of the columns of labels.
/// Names are for people: they are no part of a data set's identity.
/// </summary>
internal static class ClassList
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "classes.txt";

    /// <summary>The names; none where the file isn't there.</summary>
    public static IReadOnlyList<string> Read(ImageListFiles files, int classes, Faults faults)
    {
        if (!files.Content.TryGetValue(FileName, out var content))
        {
            return [];
        }

        var names = TextLines.Of(content).Select(line => line.Trim()).ToList();
        if (names.Count != classes)
        {
            faults.Add(new Diagnostic
            {
                Code = ErrorCodes.BadImageListLine,
                Message = string.Create(
                    CultureInfo.InvariantCulture, $"there are {names.Count} names, and labels of {classes} classes"),
                Remedy = "write the name of a class a line, in the order of the columns of labels",
                File = Path.Combine(files.Folder, FileName),
                Line = Math.Min(names.Count, classes) + 1,
            });
        }

        return names;
    }
}
