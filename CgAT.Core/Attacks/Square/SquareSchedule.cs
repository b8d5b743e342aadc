namespace CgAT.Core.Attacks.Square;

/// <summary>
/// How large the squares are (Andriushchenko et al., ECCV 2020, section 4): p starts at the initial share and halves
/// after the proposals 10, 50, 200, 500, 1000, 2000, 4000, 6000 and 8000 of 10,000, places that are scaled to the
/// number of proposals that there are, as in the authors' code. A square covers p of the pixels: its side is √(p h w),
/// rounded, at least 1 and less than the image's.
/// </summary>
public static class SquareSchedule
{
    private const int Full = 10_000;

    private static readonly int[] s_halvings = [10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000];

    /// <summary>p at a proposal.</summary>
    /// <param name="initial">p at the first one.</param>
    /// <param name="proposal">From 1.</param>
    /// <param name="proposals">How many there are.</param>
    public static double Share(double initial, int proposal, int proposals)
    {
        var place = (long)proposal * Full / proposals;
        return initial / (1 << s_halvings.Count(halving => place > halving));
    }

    /// <summary>The side of a square that covers a share of an image.</summary>
    public static int Side(double share, int height, int width) => Math.Clamp(
        (int)Math.Round(Math.Sqrt(share * height * width)), 1, Math.Max(1, Math.Min(height, width) - 1));
}
