namespace CgAT.Core.Weights.Formats;

/// <summary>How many bytes a tensor takes, for shapes that may be anything.</summary>
internal static class TensorSize
{
    /// <summary>The most sides that a tensor may have.</summary>
    public const int MostSides = 8;

    // Above every file, and far from where a product of two of them would overflow.
    private const long Most = 1L << 40;

    /// <summary>The bytes of a shape.</summary>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0605: a negative side, too many sides, or more than a terabyte.
    /// </exception>
    public static long Of(string name, IReadOnlyList<long> shape, NumberType type)
    {
        var bytes = (long)type.Size;
        foreach (var side in shape)
        {
            if (side is < 0 or > Most || shape.Count > MostSides)
            {
                throw WeightFault.Damaged($"{name} has the shape [{string.Join(", ", shape.Take(MostSides + 1))}]");
            }

            bytes = side == 0 || bytes == 0 ? 0 : bytes > Most / side ? Most : bytes * side;
        }

        return bytes < Most ? bytes : throw WeightFault.Damaged($"{name} has more numbers than any file");
    }
}
