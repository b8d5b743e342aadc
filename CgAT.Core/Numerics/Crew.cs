namespace CgAT.Core.Numerics;

/// <summary>
/// The threads of a pool while it computes a batch in one piece (<see cref="ShardPool.Whole"/>): they share what asks for it,
/// which Winograd's convolutions do, as libtorch's threads share its computations.
/// </summary>
internal sealed class Crew
{
    [ThreadStatic]
    private static Crew? s_mine;

    private readonly IReadOnlyList<ShardThread> _helpers;

    private Crew(IReadOnlyList<ShardThread> helpers) => _helpers = helpers;

    /// <summary>Gives the calling thread these helpers in place of others, until what is returned is disposed of.</summary>
    /// <param name="helpers">Threads with nothing else to do; none for a thread that is to be alone.</param>
    public static Shift Begin(IReadOnlyList<ShardThread> helpers)
    {
        var before = s_mine;
        s_mine = helpers.Count == 0 ? null : new Crew(helpers);
        return new Shift(before);
    }

    /// <summary>
    /// Does work for all of a range: in contiguous parts at the same time where the calling thread has helpers, else at once.
    /// </summary>
    /// <param name="count">The length of the range.</param>
    /// <param name="grain">Parts begin at multiples of this.</param>
    /// <param name="work">From where to before where; must not ask for helpers itself.</param>
    public static void Share(int count, int grain, Action<int, int> work)
    {
        var grains = (count + grain - 1) / grain;
        var parts = Math.Min(grains, (s_mine?._helpers.Count ?? 0) + 1);
        if (parts <= 1)
        {
            work(0, count);
            return;
        }

        int Start(int part) => (int)Math.Min(count, (long)grains * part / parts * grain);
        var pending = new List<Task<int>>();
        try
        {
            for (var part = 1; part < parts; part++)
            {
                var (first, end) = (Start(part), Start(part + 1));
                pending.Add(s_mine!._helpers[part - 1].Start(() =>
                {
                    work(first, end);
                    return end;
                }));
            }

            work(0, Start(1));
        }
        finally
        {
            // Nobody may leave while others still write into what is the caller's.
            ((IAsyncResult)Task.WhenAll(pending)).AsyncWaitHandle.WaitOne();
        }

        foreach (var part in pending)
        {
            part.GetAwaiter().GetResult();
        }
    }

    /// <summary>The time for which a thread has helpers.</summary>
    internal readonly ref struct Shift(Crew? before)
    {
        /// <summary>Gives the thread the helpers from before.</summary>
        public void Dispose() => s_mine = before;
    }
}
