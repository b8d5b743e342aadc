using System.Text;

namespace CgAT.Core.Tests.Weights;

/// <summary>safetensors files out of a header that may be wrong.</summary>
internal static class SafetensorsText
{
    /// <summary>Two tensors, of six numbers and of one.</summary>
    public const string Header =
        """
        {"__metadata__":{"format":"pt"},"a.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
        "a.count":{"dtype":"I64","shape":[],"data_offsets":[24,32]}}
        """;

    /// <summary>The file of a header and so many bytes of numbers.</summary>
    public static byte[] File(string header = Header, int data = 32) =>
    [
        .. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(header)),
        .. Encoding.UTF8.GetBytes(header),
        .. Enumerable.Range(0, data).Select(index => (byte)index),
    ];

    /// <summary>The right header with a stretch replaced, which must be there once.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Equal(2, Header.Split(old).Length);
        return Header.Replace(old, replacement, StringComparison.Ordinal);
    }
}
