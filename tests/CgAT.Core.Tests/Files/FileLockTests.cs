using CgAT.Core.Files;

namespace CgAT.Core.Tests.Files;

public sealed class FileLockTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cgat-lock-");

    private string Name => Path.Combine(folder.FullName, "a.lock");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_lock_that_another_one_has_is_waited_for()
    {
        var first = FileLock.Take(Name, CancellationToken.None);
        Assert.Null(FileLock.TryTake(Name));
        Assert.True(FileLock.IsTaken(Name));
        var waiting = Task.Run(() => FileLock.Take(Name, CancellationToken.None));
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        using var second = await waiting;
        Assert.Null(FileLock.TryTake(Name));
    }

    [Fact]
    public void The_wait_can_be_stopped()
    {
        using var first = FileLock.Take(Name, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => FileLock.Take(Name, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_file_in_the_place_of_its_folder_is_an_error_and_no_wait()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");
        Assert.Throws<IOException>(() => FileLock.Take(Path.Combine(file, "a.lock"), CancellationToken.None));
    }
}
