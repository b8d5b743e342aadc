using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Extensions;

/// <summary>The digest of the source of an extension, which is part of the identity of all that it computes.</summary>
internal static class ExtensionSource
{
    /// <summary>"sha256:" and the SHA-256 of a file.</summary>
    /// <exception cref="UserErrorException">CGAT0120: the file can't be read.</exception>
    public static string DigestOf(string extension, string file)
    {
        try
        {
            return $"sha256:{ContentDigest.Hex(File.ReadAllBytes(file))}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException(
                new Diagnostic
                {
                    Code = ErrorCodes.ExtensionSource,
                    Message = $"the source of '{extension}' is in no file that can be read: '{file}'",
                    Remedy = "write it in a file of its own and #load that, "
                        + "or say which file it is: source = \"own.fsx\"",
                },
                fault);
        }
    }
}
