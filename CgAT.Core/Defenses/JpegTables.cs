namespace CgAT.Core.Defenses;

/// <summary>
/// The quantisation tables of JPEG (ITU-T T.81, tables K.1 and K.2), scaled as libjpeg does by a quality q:
/// <code>
/// s = 5000 / q below 50, 200 - 2 q from there on;   entry -> (s · entry + 50) / 100, within 1 and 255
/// </code>
/// in whole numbers.
/// </summary>
internal static class JpegTables
{
    /// <summary>The side of a block.</summary>
    public const int Side = 8;

    private static readonly int[] s_luminance =
    [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ];

    private static readonly int[] s_chrominance =
    [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>The steps by which coefficients of brightness and of the two colours are rounded.</summary>
    /// <param name="quality">1 to 100.</param>
    /// <returns>3 · 64 numbers: Y, Cb, Cr, each a row of the block after the other.</returns>
    public static double[] Steps(int quality)
    {
        var scale = quality < 50 ? 5000 / quality : 200 - (2 * quality);
        return
        [
            .. s_luminance.Concat(s_chrominance).Concat(s_chrominance)
                .Select(entry => (double)Math.Clamp(((scale * entry) + 50) / 100, 1, 255)),
        ];
    }

    /// <summary>The orthonormal cosine transform of 8 values.</summary>
    /// <returns>8 · 8 numbers, a row for each frequency.</returns>
    public static double[] Cosines() =>
    [
        .. from frequency in Enumerable.Range(0, Side)
           from at in Enumerable.Range(0, Side)
           select Math.Sqrt((frequency == 0 ? 1.0 : 2.0) / Side)
               * Math.Cos(((2 * at) + 1) * frequency * Math.PI / (2 * Side)),
    ];
}
