using System.Text.Json;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Torchvision;

namespace CgAT.Core.Tests.Pillow;

/// <summary>The images of <c>reference.py</c> and what Pillow and torchvision make of them, made once for all tests.</summary>
public sealed class PillowReference : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PillowReference()
    {
        if (Python.Missing is null)
        {
            Python.RunReferenceOf("Pillow", folder.Path);
            using var file = File.OpenRead(System.IO.Path.Combine(folder.Path, "reference.json"));
            Images = JsonSerializer.Deserialize<PillowImage[]>(file) ?? [];
        }
    }

    public IReadOnlyList<PillowImage> Images { get; } = [];

    public string Path(string name) => System.IO.Path.Combine(folder.Path, name);

    public byte[] Read(string name) => File.ReadAllBytes(Path(name));

    public void Dispose() => folder.Dispose();
}
