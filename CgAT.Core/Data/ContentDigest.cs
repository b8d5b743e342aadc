using System.Security.Cryptography;
using System.Text;

namespace CgAT.Core.Data;

/// <summary>
/// SHA-256 digests as they stand in specs, manifests and tables: "sha256:" and 64 hexadecimal digits.
/// </summary>
public static class ContentDigest
{
    /// <summary>What every digest begins with.</summary>
    public const string Prefix = "sha256:";

    /// <summary>The 64 digits alone.</summary>
    public static string Hex(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The digest of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Prefix + Hex(content);

    /// <summary>The digest of what a stream holds from here to its end.</summary>
    public static string Of(Stream content) => Prefix + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The digest of a text in UTF-8.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));
}
