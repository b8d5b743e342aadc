using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CgAT.Core.Data;

/// <summary>
/// What a data set in the list layout is known by: the SHA-256 of the UTF-8 text <c>cgat-image-lists-v1\n</c>, then for
/// each of database, train and test a line <c>{part} {items} {classes}</c> and a line <c>{SHA-256 of the image file}
/// {classes of the item, ascending}</c> an item. Where the files lie, and how the lists are spaced, has no part in it.
/// </summary>
internal static class ImageListDigest
{
    /// <summary>The digest of lists.</summary>
    /// <param name="parts">The lists.</param>
    /// <param name="sha256">The SHA-256, in hexadecimal digits, of the file at a full path.</param>
    public static string Of(ImageListParts parts, Func<string, string> sha256)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append("cgat-image-lists-v1");
        foreach (var (part, list) in parts.All)
        {
            Append(string.Create(CultureInfo.InvariantCulture, $"{part} {list.Images.Count} {list.Classes}"));
            foreach (var (path, labels) in list.Images.Zip(list.Labels))
            {
                Append($"{sha256(path)} {string.Join(' ', labels)}");
            }
        }

        return ContentDigest.Prefix + Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
