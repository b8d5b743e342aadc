using CgAT.Core.Data;
using CgAT.Core.Data.Raw;
using CgAT.Core.Errors;
using CgAT.Experiments.Datasets;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Datasets;

public sealed class DataPreparationTests : IDisposable
{
    private static readonly ProceduralShapes Shapes = new() { Count = 30, Queries = 5, Training = 10 };
    private static readonly MirFlickr25K Flickr = new() { Queries = 3, Training = 8 };

    private readonly TemporaryFolder folder = new();

    private string Lists => folder.Below("lists");

    private string Source => folder.Below("source");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_prepared_set_loads_under_the_digest_that_is_told()
    {
        var prepared = PrepareShapes();
        Assert.Equal(8, prepared.Written.Count);
        Assert.Equal(ImageManifest.FileName, prepared.Written[^1]);
        var dataset = DatasetLoader.Load(prepared.Dataset, "/");
        Assert.Equal(
            (5, 25, 10, 8), (dataset.Query.Count, dataset.Database.Count, dataset.Train.Count, dataset.Query.Classes));
        Assert.Equal(prepared.Manifest.ToBytes(), ImageManifest.TryRead(Lists)?.ToBytes());
        Assert.Equal(("procedural", 0), (prepared.Manifest.Origin.Kind, prepared.Manifest.Origin.Seed));
    }

    [Fact]
    public void The_same_seed_gives_the_same_folder_to_the_byte()
    {
        PrepareShapes();
        DataPreparation.Prepare(Shapes, new PreparationRequest { Kind = "procedural", Output = folder.Below("again") });
        var files = FolderImage.Of(Lists);
        Assert.Equal(30 + 8, files.Count);
        Assert.Equal(files, FolderImage.Of(folder.Below("again")));
    }

    [Fact]
    public void What_is_there_already_is_not_written_again()
    {
        PrepareShapes();
        File.Delete(Path.Combine(Lists, "manifest.json"));
        Assert.Equal(["manifest.json"], PrepareShapes().Written);
        Assert.Empty(PrepareShapes().Written);
    }

    [Fact]
    public void Lists_of_another_seed_are_CGAT0215_and_stay()
    {
        PrepareFlickr(seed: 0);
        var before = FolderImage.Of(Lists);
        var faults = Assert.Throws<UserErrorException>(() => PrepareFlickr(seed: 1)).Diagnostics;
        Assert.All(faults, fault => Assert.Equal(ErrorCodes.PreparedDiffers, fault.Code));
        Assert.Contains(Path.Combine(Lists, "test_img.txt"), faults.Select(fault => fault.File));
        Assert.Equal(before, FolderImage.Of(Lists));
        Assert.Equal(1, PrepareFlickr(seed: 1, replace: true).Manifest.Origin.Seed);
        Assert.NotEqual(before, FolderImage.Of(Lists));
    }

    [Fact]
    public void Images_of_another_seed_are_CGAT0215_and_stay()
    {
        PrepareShapes();
        var before = FolderImage.Of(Lists);
        var request = new PreparationRequest { Kind = "procedural", Output = Lists, Seed = 1, Replace = true };
        var fault = Assert.Single(
            Assert.Throws<UserErrorException>(() => DataPreparation.Prepare(Shapes, request)).Diagnostics);
        Assert.Equal((ErrorCodes.PreparedDiffers, Path.Combine(Lists, "images")), (fault.Code, fault.File));
        Assert.Equal(before, FolderImage.Of(Lists));
    }

    [Fact]
    public void Images_of_a_download_stay_where_they_are_and_lists_may_lie_elsewhere()
    {
        var prepared = PrepareFlickr(seed: 0);
        Assert.Equal((Lists, Source), (prepared.Dataset.Folder, prepared.Dataset.Images));
        Assert.DoesNotContain(Directory.EnumerateDirectories(Lists), _ => true);
        Assert.Equal(12, prepared.Manifest.Images.Count);
        Assert.NotNull(prepared.Manifest.Sha256Of("mirflickr/im12.jpg"));
        Assert.Equal((38, null), (Published(prepared, DataCounts.Classes), Published(prepared, "nothing")));

        var beside = DataPreparation.Prepare(Flickr, new PreparationRequest { Kind = "flickr-25k", Source = Source });
        Assert.Null(beside.Dataset.Images);
        Assert.Equal(prepared.Manifest.ToBytes(), beside.Manifest.ToBytes());
    }

    // As they come from a Windows machine, whose paths are of another place.
    [Fact]
    public void Lists_of_others_are_taken_as_they_are()
    {
        Directory.CreateDirectory(Source);
        TinyDataset.Write(Source);
        var digest = ImageLists.Load(Source, new ImageResize { Size = 32, Filter = ImageResize.Area }).Digest;
        foreach (var part in new[] { "database", "train", "test" })
        {
            var names = File.ReadAllLines(Path.Combine(Source, $"{part}_img.txt"));
            var lines = names.Select((name, at) => at % 2 == 0 ? $".\\{name} \r\n" : $"{Source}/{name}\r\n");
            File.WriteAllText(Path.Combine(Source, $"{part}_img.txt"), string.Concat(lines));
        }

        var before = FolderImage.Of(Source);
        var prepared = DataPreparation.Prepare(
            new PreparationRequest { Kind = "image-list", Source = Source, Output = Lists });
        Assert.Equal(digest, prepared.Manifest.Digest);
        Assert.Equal(before, FolderImage.Of(Source));
        Assert.Equal(
            before.Where(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)),
            FolderImage.Of(Lists).Where(file => file.Key != "manifest.json"));
        Assert.Equal(digest, DatasetLoader.Load(prepared.Dataset, "/").Digest);
        Assert.Equal(
            ["manifest.json"],
            DataPreparation.Prepare(new PreparationRequest { Kind = "image-list", Source = Source }).Written);
    }

    [Fact]
    public void Wrong_lists_of_others_are_told_where_they_are()
    {
        Directory.CreateDirectory(Source);
        TinyDataset.Write(Source);
        File.AppendAllText(Path.Combine(Source, "test_label.txt"), "1 0 0\n");
        var request = new PreparationRequest { Kind = "image-list", Source = Source, Output = Lists };
        var fault = Assert.Single(
            Assert.Throws<UserErrorException>(() => DataPreparation.Prepare(request)).Diagnostics);
        Assert.Equal((ErrorCodes.BadImageListLine, Path.Combine(Source, "test_label.txt")), (fault.Code, fault.File));
        Assert.False(Directory.Exists(Lists));
    }

    [Fact]
    public void A_folder_that_can_not_be_written_is_CGAT0216()
    {
        File.WriteAllText(Lists, "mine");
        var fault = Assert.Single(Assert.Throws<UserErrorException>(() => PrepareFlickr(seed: 0)).Diagnostics);
        Assert.Equal(
            $"{Lists}: error CGAT0216: can't write the prepared data set: '{Lists}' is a file, not a folder\n"
            + "  choose a folder that can be written with --output DIR",
            fault.ToString());
    }

    [Fact]
    public void What_is_stopped_leaves_no_list_and_no_half_of_the_images()
    {
        var request = new PreparationRequest { Kind = "procedural", Output = Lists };
        Assert.Throws<OperationCanceledException>(() =>
            DataPreparation.Prepare(Shapes, request, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.Exists(Lists) ? FolderImage.Of(Lists) : []);
    }

    [Fact]
    public void What_is_stopped_while_it_replaces_lists_leaves_no_manifest()
    {
        PrepareFlickr(seed: 0);
        var first = File.ReadAllBytes(Path.Combine(Lists, "database_img.txt"));

        // A folder is in the way of a later list.
        File.Delete(Path.Combine(Lists, "test_label.txt"));
        Directory.CreateDirectory(Path.Combine(Lists, "test_label.txt"));
        var fault = Assert.Single(
            Assert.Throws<UserErrorException>(() => PrepareFlickr(seed: 1, replace: true)).Diagnostics);
        Assert.Equal(ErrorCodes.PreparedNotWritten, fault.Code);
        Assert.NotEqual(first, File.ReadAllBytes(Path.Combine(Lists, "database_img.txt")));
        Assert.Null(ImageManifest.TryRead(Lists));
    }

    [Theory]
    [InlineData("nus-wid", "there is no data set of the kind 'nus-wid'", "did you mean 'nus-wide'?")]
    [InlineData("nus-wide", "'nus-wide' needs a source", "name it: --source DIR, which has ImageList/Imagelist.txt, ")]
    [InlineData("image-list", "'image-list' needs a source", "name it: --source DIR, which has database_img.txt")]
    [InlineData("procedural", "'procedural' needs a folder to be written to", "name it: --output DIR")]
    public void What_is_asked_for_must_be_whole(string kind, string message, string remedy)
    {
        var request = new PreparationRequest { Kind = kind };
        var fault = Assert.Single(
            Assert.Throws<UserErrorException>(() => DataPreparation.Prepare(request)).Diagnostics);
        Assert.Equal((ErrorCodes.BadArgument, message), (fault.Code, fault.Message));
        Assert.StartsWith(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    private static int? Published(PreparedDataset prepared, string what) =>
        prepared.Counts.FirstOrDefault(count => count.What == what)?.Published?.Value;

    private PreparedDataset PrepareShapes() =>
        DataPreparation.Prepare(Shapes, new PreparationRequest { Kind = "procedural", Output = Lists });

    private PreparedDataset PrepareFlickr(long seed, bool replace = false)
    {
        for (var number = 1; number <= 12; number++)
        {
            Write($"mirflickr/im{number}.jpg", $"image {number}");
        }

        Write("mirflickr25k_annotations_v080/sky.txt", "1\n5\n");
        Write("mirflickr25k_annotations_v080/sea.txt", "2\n5\n7\n");
        var request = new PreparationRequest { Kind = "flickr-25k", Source = Source, Output = Lists };
        return DataPreparation.Prepare(Flickr, request with { Seed = seed, Replace = replace });
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(Source, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Source);
        File.WriteAllText(path, content);
    }
}
