using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>With how many threads libtorch computes what the calling thread asks of it, on which bits depend.</summary>
/// <remarks>
/// The number is a setting of OpenMP, which every thread has for itself; libtorch also keeps the last one that was set
/// in the process, and takes it over in the first computation of each thread: even over what that thread has set
/// before, since another may have set another number in between. Whoever asks for the number has it taken over at once.
/// </remarks>
internal static class LibtorchThreads
{
    /// <summary>Sets the number for the calling thread; what other threads set changes it no more.</summary>
    /// <param name="count">At least 1.</param>
    public static void Use(int count)
    {
        if (torch.get_num_threads() != count)
        {
            torch.set_num_threads(count);
        }
    }
}
