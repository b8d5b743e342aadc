namespace CgAT.Core.Data;

/// <summary>
/// The two folders that images may lie in: that of the lists, and the one where relative paths start. A path that leads
/// out of both is refused: a list from elsewhere must not say which files of a machine are read. Links are followed,
/// since it is the user of the machine who made them.
/// </summary>
internal sealed class ImageRoots
{
    private readonly string lists;
    private readonly string images;

    public ImageRoots(string folder, string? imageFolder)
    {
        lists = Full(folder);
        images = imageFolder is null ? lists : Full(imageFolder);
    }

    /// <summary>
    /// Where the image of a line is, and its name in manifests: its path relative to the folder of the images with
    /// slashes, or one that begins with "./" for an image that is in the folder of the lists alone. Null where it is in
    /// neither of them, or where the line is no path.
    /// </summary>
    public (string Path, string Name)? Find(string line)
    {
        if (line.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var path = System.IO.Path.GetFullPath(line.Replace('\\', '/'), images);
        return (Below(images, path), Below(lists, path)) switch
        {
            ({ } name, _) => (path, name),
            (_, { } name) => (path, "./" + name),
            _ => null,
        };
    }

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private static string? Below(string root, string path)
    {
        var start = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        return path.Length > start.Length && path.StartsWith(start, StringComparison.Ordinal)
            ? path[start.Length..].Replace(Path.DirectorySeparatorChar, '/')
            : null;
    }
}
