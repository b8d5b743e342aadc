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
    public static IReadOnlyList<string> Read(string folder, int classes, Faults faults)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return [];
        }

        const string Remedy = "write the name of a class a line, in the order of the columns of labels";
        var names = DataFile.Read(file, Remedy, File.ReadAllLines).Select(line => line.Trim()).ToList();
        while (names is [.., ""])
        {
            names.RemoveAt(names.Count - 1);
        }

        if (names.Count != classes)
        {
            faults.Add(new Diagnostic
            {
                Code = ErrorCodes.BadImageListLine,
                Message = string.Create(
                    CultureInfo.InvariantCulture, $"there are {names.Count} names, and labels of {classes} classes"),
                Remedy = Remedy,
                File = file,
                Line = Math.Min(names.Count, classes) + 1,
            });
        }

        return names;
    }
}
