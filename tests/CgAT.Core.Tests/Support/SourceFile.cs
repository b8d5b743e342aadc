using System.Text.RegularExpressions;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Support;

/// <summary>A source file of the product, its comments blanked.</summary>
/// <param name="Path">Relative to the repository, with slashes.</param>
/// <param name="Text">The text; line numbers are those of the file.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>All C# files of a project of the repository.</summary>
    public static IReadOnlyList<SourceFile> OfProject(string project)
    {
        var folder = System.IO.Path.Combine(TestFolders.Repository, project);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(TestFolders.Repository, file)))
                .Select(pair => (pair.File, Path: pair.Path.Replace('\\', '/')))
                .Where(pair => !pair.Path.Split('/').Any(part => part is "bin" or "obj"))
                .OrderBy(pair => pair.Path, StringComparer.Ordinal)
                .Select(pair => new SourceFile(pair.Path, Comment().Replace(File.ReadAllText(pair.File), ""))),
        ];
    }

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
