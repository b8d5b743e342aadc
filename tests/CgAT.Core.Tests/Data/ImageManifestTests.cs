using System.Security.Cryptography;
using System.Text;
using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data;

public sealed class ImageManifestTests : IDisposable
{
    private static readonly ImageResize Whole = new() { Size = 4, Filter = ImageResize.Area };
    private static readonly ManifestOrigin Origin = new("nus-wide", "drawn \"so\"", 7);

    private readonly ImageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_manifest_states_what_a_spec_and_a_loader_need()
    {
        var manifest = Make();
        Assert.Equal(ImageLists.Load(folder.Path, Whole).Digest, manifest.Digest);
        Assert.Equal(
            (2, 2, 1, 1),
            (manifest.Classes, manifest.Counts["database"], manifest.Counts["train"], manifest.Counts["test"]));
        Assert.Equal(
            ["images/a.png", "images/b.png", "images/q.png"], manifest.Images.Keys.Order(StringComparer.Ordinal));
        var content = File.ReadAllBytes(folder.File("images/a.png"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), manifest.Sha256Of("images/a.png"));
        Assert.Equal(content.Length, manifest.LengthOf("images/a.png"));
        Assert.Null(manifest.Sha256Of("images/x.png"));
        Assert.Null(manifest.LengthOf("images/x.png"));
    }

    [Fact]
    public void Its_text_is_this()
    {
        var digest = "sha256:" + new string('a', 64);
        var text = Encoding.UTF8.GetString(new ImageManifest
        {
            Origin = Origin,
            Classes = 2,
            Counts = new Dictionary<string, int> { ["test"] = 1, ["train"] = 2, ["database"] = 3 },
            Digest = digest,
            Lists = new Dictionary<string, string> { ["b.txt"] = digest, ["a.txt"] = digest },
            Images = new Dictionary<string, ImageFileDigest> { ["im/ü.png"] = new(12, new string('b', 64)) },
        }.ToBytes());
        Assert.Equal(
            $$"""
            {
              "format": "cgat-image-manifest-v1",
              "kind": "nus-wide",
              "rule": "drawn \"so\"",
              "seed": 7,
              "classes": 2,
              "counts": {
                "database": 3,
                "train": 2,
                "test": 1
              },
              "digest": "{{digest}}",
              "lists": {
                "a.txt": "{{digest}}",
                "b.txt": "{{digest}}"
              },
              "images": {
                "im/ü.png": { "bytes": 12, "sha256": "{{new string('b', 64)}}" }
              }
            }

            """,
            text);
    }

    [Fact]
    public void What_is_written_reads_back_to_the_byte()
    {
        var bytes = Make().ToBytes();
        folder.Write(ImageManifest.FileName, bytes);
        Assert.Equal(bytes, ImageManifest.TryRead(folder.Path)?.ToBytes());
    }

    [Fact]
    public void A_folder_may_have_none()
    {
        Assert.Null(ImageManifest.TryRead(folder.Path));
        Assert.Null(ImageManifest.TryRead(folder.File("none")));
    }

    [Fact]
    public void Images_that_it_tells_of_are_read_when_they_are_shown_and_are_CGAT0221_where_they_were_changed()
    {
        var manifest = Make();
        folder.Write(ImageManifest.FileName, manifest.ToBytes());
        var content = File.ReadAllBytes(folder.File("images/q.png"));
        content[^1] ^= 1;
        folder.Write("images/q.png", content);
        var data = ImageLists.Load(folder.Path, Whole, loading: new ImageLoading { MemoryLimit = 0 });
        Assert.Equal(manifest.Digest, data.Digest);
        var fault = DiagnosticAssert.Fails(() => data.Query.Images([0], TorchSharp.torch.CPU).Dispose());
        Assert.Equal((ErrorCodes.ImageDiffers, folder.File("test_img.txt"), 1), (fault.Code, fault.File, fault.Line));
    }

    [Fact]
    public void An_image_of_another_length_than_it_tells_is_taken_for_what_it_is()
    {
        var manifest = Make();
        folder.Write(ImageManifest.FileName, manifest.ToBytes());
        File.Copy(folder.File("images/a.png"), folder.File("images/q.png"), overwrite: true);
        File.AppendAllText(folder.File("images/q.png"), " ");
        var data = ImageLists.Load(folder.Path, Whole, loading: new ImageLoading { MemoryLimit = 0 });
        Assert.NotEqual(manifest.Digest, data.Digest);
    }

    [Fact]
    public void A_list_that_was_changed_since_is_CGAT0214_when_it_is_loaded()
    {
        folder.Write(ImageManifest.FileName, Make().ToBytes());
        Assert.Equal(1, ImageLists.Load(folder.Path, Whole).Query.Count);
        folder.Lists("test", "images/q.png\n", "1 0\n");
        var fault = DiagnosticAssert.Fails(() => ImageLists.Load(folder.Path, Whole));
        Assert.Equal((ErrorCodes.ManifestDiffers, folder.File("test_label.txt")), (fault.Code, fault.File));
        Assert.StartsWith(
            "the list is not that of manifest.json beside it: it has the digest sha256:",
            fault.Message,
            StringComparison.Ordinal);
        File.Delete(folder.File("test_label.txt"));
        Assert.Equal(
            "the list isn't there, and manifest.json beside it states it",
            DiagnosticAssert.Fails(() => ImageLists.Load(folder.Path, Whole)).Message);
    }

    [Theory]
    [InlineData("", "the manifest can't be read: ")]
    [InlineData("[]", "the manifest can't be read: ")]
    [InlineData("{}", "the manifest can't be read: ")]
    [InlineData(
        "{\"format\":\"cgat-image-manifest-v2\"}",
        "the manifest can't be read: 'format' is not \"cgat-image-manifest-v1\"")]
    public void What_is_no_manifest_is_CGAT0213(string content, string message)
    {
        var file = folder.Write(ImageManifest.FileName, Encoding.UTF8.GetBytes(content));
        var fault = DiagnosticAssert.Fails(() => ImageManifest.TryRead(folder.Path));
        Assert.Equal((ErrorCodes.BadImageManifest, file), (fault.Code, fault.File));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"sha256:", "\"sha255:", "a digest is not \"sha256:\" and 64 digits")]
    [InlineData("\"bytes\": ", "\"bytes\": -", "an image has no length, or no SHA-256 of 64 digits")]
    [InlineData("\"images/b.png\"", "\"images/a.png\"", "'images' has 'images/a.png' twice")]
    [InlineData("\"train_img.txt\"", "\"train_imgs.txt\"", "'lists' lacks a list")]
    [InlineData("\"train\"", "\"training\"", "'counts' lacks a list")]
    public void A_manifest_that_is_wrong_in_itself_is_CGAT0213(string old, string other, string message)
    {
        var text = Encoding.UTF8.GetString(Make().ToBytes()).Replace(old, other, StringComparison.Ordinal);
        folder.Write(ImageManifest.FileName, Encoding.UTF8.GetBytes(text));
        Assert.Equal(
            $"the manifest can't be read: {message}", DiagnosticAssert.Fails(() =>
                ImageManifest.TryRead(folder.Path)).Message);
    }

    [Fact]
    public void Names_of_classes_that_are_more_than_columns_are_CGAT0205()
    {
        folder.Write("classes.txt", "a\nb\nc\n"u8.ToArray());
        var fault = DiagnosticAssert.Fails(() => Make());
        Assert.Equal((ErrorCodes.BadImageListLine, folder.File("classes.txt")), (fault.Code, fault.File));
    }

    [Fact]
    public void Hashing_says_how_far_it_is_and_can_be_stopped()
    {
        var reports = new Reports();
        ManifestMaker.Make(ImageListFiles.Read(folder.Path), Origin, reports);
        Assert.Equal([new("hashing images", 0, 3), new("hashing images", 3, 3)], reports);
        Assert.Throws<OperationCanceledException>(() =>
            ManifestMaker.Make(ImageListFiles.Read(folder.Path), Origin, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Images_that_can_not_be_decoded_are_part_of_it_and_told_once()
    {
        folder.Write("images/b.png", [1, 2, 3]);
        folder.Write("images/q.png", BrokenImages.PngOfSize(60_000, 50_000));
        var told = new List<Diagnostic>();
        var manifest = ManifestMaker.Make(ImageListFiles.Read(folder.Path), Origin, tell: told.Add);
        Assert.Equal(3, manifest.Images.Count);
        var warning = Assert.Single(told);
        Assert.Equal((ErrorCodes.UndecodableImage, true, 2), (warning.Code, warning.IsWarning, warning.Line));
        Assert.Equal(
            $"2 of 3 images can't be used: the first, '{folder.File("images/b.png")}', can't be decoded",
            warning.Message);
        folder.Image("images/b.png", ImageFolder.Solid(1, 1, 1));
        folder.Image("images/q.png", ImageFolder.Solid(2, 2, 2));
        told.Clear();
        ManifestMaker.Make(ImageListFiles.Read(folder.Path), Origin, tell: told.Add);
        Assert.Empty(told);
    }

    private ImageManifest Make() => ManifestMaker.Make(ImageListFiles.Read(folder.Path), Origin);

    private sealed class Reports : List<DataProgress>, IProgress<DataProgress>
    {
        public void Report(DataProgress value) => Add(value);
    }
}
