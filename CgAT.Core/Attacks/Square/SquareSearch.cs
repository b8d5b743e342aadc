namespace CgAT.Core.Attacks.Square;

/// <summary>Where the Square Attack is with one image.</summary>
/// <param name="item">Which item it is: the key of its draws.</param>
/// <param name="guide">The guide, of -1, 0 and +1; bits of 0 count for nothing.</param>
/// <param name="toward">Whether the distance to the guide shall fall; else it shall grow.</param>
/// <param name="clean">The clean code, of -1 and +1.</param>
internal sealed class SquareSearch(int item, float[] guide, bool toward, float[] clean)
{
    private readonly int _leftAtFirst = Left(guide, toward, clean);
    private int _left = Left(guide, toward, clean);
    private float[]? _code;

    /// <summary>The pattern of the best image so far; null where that is the clean one.</summary>
    public bool[]? Pattern => _left <= _leftAtFirst ? Current : null;

    /// <summary>The pattern that the search is at; null before the first.</summary>
    public bool[]? Current { get; private set; }

    /// <summary>The code of the best image so far.</summary>
    public float[] BestCode => (Pattern is null ? null : _code) ?? clean;

    /// <summary>How many codes were asked for.</summary>
    public int Queries { get; private set; } = 1;

    /// <summary>Whether every bit that counts is where it shall be.</summary>
    public bool IsDone => _left == 0;

    /// <summary>The Hamming distance of the clean code to the guide.</summary>
    public int FirstDistance => Distance(guide, clean);

    /// <summary>The Hamming distance of the best code so far to the guide.</summary>
    public int LastDistance => Distance(guide, BestCode);

    /// <summary>The next pattern to ask for.</summary>
    public bool[] Propose(SquareProposals proposals, int side, int query) => Current is null
        ? proposals.Stripes(item, query)
        : proposals.Square(Current, side, item, query);

    /// <summary>Takes the code of a pattern, and goes there unless it is worse.</summary>
    /// <remarks>
    /// The first one is taken as it is, as in the paper. Later an equal one is taken too, where the paper asks for a
    /// lower loss: a Hamming distance has few values, most squares move none of them, and a search that waits for a
    /// whole bit to flip would stand still where one that drifts over the ties comes near the next bit.
    /// </remarks>
    public void Answer(bool[] pattern, float[] code)
    {
        Queries++;
        var left = Left(guide, toward, code);
        if (Current is null || left <= _left)
        {
            (Current, _code, _left) = (pattern, code, left);
        }
    }

    private static int Left(float[] guide, bool toward, float[] code)
    {
        var left = 0;
        for (var bit = 0; bit < guide.Length; bit++)
        {
            left += guide[bit] * code[bit] * (toward ? 1 : -1) < 0 ? 1 : 0;
        }

        return left;
    }

    private static int Distance(float[] guide, float[] code) => Left(guide, toward: true, code);
}
