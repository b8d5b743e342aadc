using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Numerics;

public sealed class NativeBackendTests : IDisposable
{
    private const string Package = "libtorch-cpu-linux-x64";

    private readonly string folder = Directory.CreateTempSubdirectory("cgat-").FullName;

    [Fact]
    public void Libtorch_is_in_the_first_folder_that_has_its_version()
    {
        var found = Directory.CreateDirectory(Path.Combine(folder, "two", Package, "2.0")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "one", Package, "1.0"));
        Assert.Equal(found, NativeBackend.Libtorch([Path.Combine(folder, "one"), Path.Combine(folder, "two")], "2.0"));
    }

    [Fact]
    public void CGAT0409_libtorch_that_is_in_no_folder_is_told_with_all_that_were_looked_into()
    {
        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => NativeBackend.Libtorch([folder, "/other", folder], "2.0")).Diagnostics);
        Assert.Equal(
            (ErrorCodes.LibtorchMissing, $"libtorch 2.0 is not where packages are: {folder}/{Package}/2.0, "
                + $"/other/{Package}/2.0"),
            (error.Code, error.Message));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
