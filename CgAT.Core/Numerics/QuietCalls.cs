using System.Runtime;

namespace CgAT.Core.Numerics;

/// <summary>
/// Keeps the garbage collector out of libtorch's calls. TorchSharp hands a number to libtorch as an object that nothing
/// refers to any more while the call runs: a collection in that moment lets it be finalized, and the call reads what was
/// freed, which is an error at best and another number at worst. So garbage is collected between steps, when no call
/// runs, and not within them.
/// </summary>
/// <remarks>
/// A step may make as much garbage as <see cref="Budget"/> is more than <see cref="Between"/>; a longer one is collected
/// as ever, and so is everything where the runtime can't set so much aside. Where other threads compute something else,
/// their calls are not waited for.
/// </remarks>
internal static class QuietCalls
{
    /// <summary>How much garbage may be made between two collections, in bytes.</summary>
    public const long Budget = 256L << 20;

    /// <summary>
    /// After how much garbage it is collected, in bytes. Little, because what waits for its finalizer holds small blocks
    /// of the C library's memory, and large blocks that are freed on both sides of one can't be joined. Whoever counts
    /// what is left behind, before any finalizer runs, has it wait longer.
    /// </summary>
    public static long Between { get; set; } = Budget / 32;

    private static readonly Lock s_lock = new();
    private static long s_before;

    /// <summary>Collects if it is time to. Whoever calls has no call to libtorch running.</summary>
    public static void BetweenSteps()
    {
        lock (s_lock)
        {
            var isQuiet = GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;
            if (isQuiet && GC.GetTotalAllocatedBytes() - s_before < Between)
            {
                return;
            }

            try
            {
                if (isQuiet)
                {
                    GC.EndNoGCRegion();
                }

                GC.Collect();
                GC.TryStartNoGCRegion(Budget);
            }
            catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidOperationException)
            {
                // The heap may not grow so far, or the budget was used up since it was looked at: as it was before.
            }

            s_before = GC.GetTotalAllocatedBytes();
        }
    }
}
