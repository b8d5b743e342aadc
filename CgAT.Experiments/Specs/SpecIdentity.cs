using System.Security.Cryptography;
using System.Text;

namespace CgAT.Experiments.Specs;

/// <summary>The identity of a spec: equal for two specs that ask for the same numbers, and only for those.</summary>
public static class SpecIdentity
{
    /// <summary>
    /// The SHA-256 over the UTF-8 bytes of <see cref="SpecCanonical.ToJson"/> without cosmetic settings, but with the
    /// seeds, as 64 lower-case hexadecimal digits. Also for a part of a spec, such as its hashing.
    /// </summary>
    public static string Of(object record) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SpecCanonical.ToJson(record))));
}
