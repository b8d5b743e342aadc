namespace CgAT.Core.Files;

/// <summary>
/// A lock on a name, by an open file that nobody else may open. The system releases it when the process ends, however
/// it ends, so that no lock outlives its holder.
/// </summary>
/// <remarks>
/// On Linux and macOS this is the advisory lock of <c>flock</c>, on network file systems where these have one. The file
/// itself means nothing: one that is left is taken over.
/// </remarks>
internal sealed class FileLock : IDisposable
{
    // A wait of no more pauses is none that anyone needs to be told of.
    private const int Patience = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    // The raw codes that .NET hands on: EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int s_held = OperatingSystem.IsWindows() ? unchecked((int)0x80070020)
        : OperatingSystem.IsMacOS() ? 35 : 11;

    private readonly string _file;
    private readonly FileStream _stream;

    private FileLock(string file, FileStream stream) => (_file, _stream) = (file, stream);

    /// <summary>Takes the lock; null where another one has it.</summary>
    /// <exception cref="IOException">The file can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file can't be made.</exception>
    public static FileLock? TryTake(string file)
    {
        DurableFolder.Create(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            return new FileLock(
                file, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult == s_held)
        {
            return null;
        }
    }

    /// <summary>Takes the lock, and waits as long as another one has it.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="waits">Is called once, when the wait has lasted a second.</param>
    /// <exception cref="IOException">The file can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file can't be made.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public static FileLock Take(string file, CancellationToken cancellation, Action? waits = null)
    {
        for (var pause = 0; ; pause++)
        {
            if (TryTake(file) is { } taken)
            {
                return taken;
            }

            if (pause == Patience)
            {
                waits?.Invoke();
            }

            cancellation.WaitHandle.WaitOne(s_pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Whether anyone has the lock now.</summary>
    public static bool IsTaken(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.HResult == s_held;
        }
    }

    /// <summary>
    /// Removes the file before the lock is released. Only for a name that nobody will lock again: whoever waits for this
    /// very file, and whoever makes a new one, would both come to have it.
    /// </summary>
    public void Remove()
    {
        try
        {
            File.Delete(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file is left; nothing is wrong with that.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
