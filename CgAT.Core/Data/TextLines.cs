using System.Text;

namespace CgAT.Core.Data;

/// <summary>
/// The lines of a text file of a data set as people and programs of all systems leave them: line ends of either kind,
/// spaces at the end of a line and blank lines at the end of a file have no meaning.
/// </summary>
internal static class TextLines
{
    public static List<string> Of(byte[] content)
    {
        var lines = new List<string>();
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line.TrimEnd());
        }

        while (lines is [.., ""])
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }
}
