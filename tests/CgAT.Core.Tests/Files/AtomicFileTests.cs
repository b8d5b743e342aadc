using CgAT.Core.Files;

namespace CgAT.Core.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cgat-atomic-");

    private string Name => Path.Combine(folder.FullName, "a.txt");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_has_its_name_once_it_is_whole()
    {
        AtomicFile.Write(Name, [1]);
        AtomicFile.WriteVolatile(Name, stream =>
        {
            stream.Write([1, 2, 3]);
            Assert.Equal([1], File.ReadAllBytes(Name));
            return true;
        });
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Name));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void What_is_not_wanted_or_fails_leaves_the_file_as_it_was_and_nothing_beside_it()
    {
        AtomicFile.Write(Name, [1]);
        AtomicFile.WriteVolatile(Name, stream =>
        {
            stream.Write([1, 2, 3]);
            return false;
        });
        Assert.Throws<OperationCanceledException>(
            () => AtomicFile.WriteVolatile(Name, _ => throw new OperationCanceledException()));
        Assert.Equal([1], File.ReadAllBytes(Name));
        Assert.Single(folder.GetFiles());
    }
}
