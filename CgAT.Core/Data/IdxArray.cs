namespace CgAT.Core.Data;

/// <summary>The array of unsigned bytes that an IDX file holds, the last dimension running fastest.</summary>
public sealed record IdxArray
{
    internal IdxArray(IReadOnlyList<int> dimensions, ArraySegment<byte> content) =>
        (Dimensions, Content) = (dimensions, content);

    /// <summary>The dimensions, each at least 1.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The values; as many as the product of the dimensions.</summary>
    public IReadOnlyList<byte> Values => Content;

    internal ArraySegment<byte> Content { get; }
}
