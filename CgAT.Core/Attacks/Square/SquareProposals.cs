using CgAT.Core.Numerics;

namespace CgAT.Core.Attacks.Square;

/// <summary>
/// What the Square Attack tries next. Every value of an attacked image is at one end of its ball, so an image is a
/// pattern of 'high' and 'low', row by row, pixel by pixel, channels last. All draws are keyed by (seed, item, query).
/// </summary>
internal sealed class SquareProposals(long seed, int channels, int height, int width)
{
    private const int WordBits = 32;

    private readonly KeyedStream _stream = KeyedStream.Create(seed, "square-attack");

    /// <summary>The values of an image.</summary>
    public int Values => channels * height * width;

    /// <summary>The first pattern: vertical stripes one pixel wide, each channel drawn for itself.</summary>
    public bool[] Stripes(int item, int query)
    {
        var draws = _stream.Uniform(width * channels, epoch: 0, step: query, sample: item);
        var pattern = new bool[Values];
        for (var value = 0; value < pattern.Length; value++)
        {
            pattern[value] = draws[value % draws.Length] >= 0.5f;
        }

        return pattern;
    }

    /// <summary>
    /// A copy of a pattern with a square in it, of one value a channel, that differs from what was there: a square that
    /// changes nothing would be a query for nothing, so its values are drawn again.
    /// </summary>
    public bool[] Square(bool[] pattern, int side, int item, int query)
    {
        var words = _stream.Block(0, (uint)query, (uint)item, 0);
        var (top, left) = (Below(words[0], height - side + 1), Below(words[1], width - side + 1));
        var proposal = (bool[])pattern.Clone();
        foreach (var bits in Draws(words[2]).Concat(Draws(words[3])))
        {
            if (Paint(proposal, top, left, side, bits))
            {
                break;
            }
        }

        return proposal;
    }

    // Up to 2^-32 bound from even, which is far below what any number of queries could see.
    private static int Below(uint word, int bound) => (int)(((ulong)word * (uint)bound) >> WordBits);

    private IEnumerable<uint> Draws(uint word) =>
        Enumerable.Range(0, WordBits / channels).Select(draw => word >> (draw * channels));

    // Says whether any value changed.
    private bool Paint(bool[] pattern, int top, int left, int side, uint bits)
    {
        var changed = false;
        for (var y = top; y < top + side; y++)
        {
            for (var value = ((y * width) + left) * channels; value < ((y * width) + left + side) * channels; value++)
            {
                var high = (bits >> (value % channels) & 1) == 1;
                changed |= pattern[value] != high;
                pattern[value] = high;
            }
        }

        return changed;
    }
}
