using System.Security.Cryptography;
using System.Text;

namespace CgAT.Core.Data;

/// <summary>SHA-256 digests as they stand in specs and tables.</summary>
internal static class ContentDigest
{
    public const string Prefix = "sha256:";

    public static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string OfText(string text) => Prefix + Hex(Encoding.UTF8.GetBytes(text));
}
