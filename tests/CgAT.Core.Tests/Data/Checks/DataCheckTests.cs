using System.Text.Json.Nodes;
using CgAT.Core.Data;
using CgAT.Core.Data.Checks;
using CgAT.Core.Errors;
using SkiaSharp;

namespace CgAT.Core.Tests.Data.Checks;

public sealed class DataCheckTests : IDisposable
{
    private readonly ImageFolder folder = new();

    public DataCheckTests() => folder.Image("images/r.png", ImageFolder.Solid(1, 1, 1));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sound_data_set_has_no_findings()
    {
        folder.Lists("train", "images/a.png\nimages/b.png\n", "1 0\n0 1\n");
        var report = DataCheck.Run(folder.Path);
        Assert.Empty(report.Findings);
        Assert.Empty(report.Faults);
        Assert.Equal(new DataSize(1, 2, 2, 2, 3), report.Size);
        Assert.Equal(
            ImageLists.Load(folder.Path, new ImageResize { Size = 4, Filter = ImageResize.Area }).Digest,
            report.Digest);
    }

    [Fact]
    public void Missing_and_unreadable_images_are_faults_at_their_lines()
    {
        File.Delete(folder.File("images/a.png"));
        folder.Write("images/q.png", [1, 2, 3]);
        var report = DataCheck.Run(folder.Path);
        Assert.Null(report.Digest);
        Assert.Equal("1 of 3 images are missing, or can't be read", Find(report, "missing-images").Message);
        Assert.Equal("1 of 3 images can't be decoded", Find(report, "undecodable-images").Message);
        Assert.Equal(
            [
                (ErrorCodes.DataMissing, folder.File("database_img.txt"), 1),
                (ErrorCodes.UndecodableImage, folder.File("test_img.txt"), 1),
            ],
            report.Faults.Select(fault => (fault.Code, fault.File ?? "", fault.Line ?? 0)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(6, 1)]
    public void Images_that_EXIF_turns_are_a_remark(byte orientation, int turned)
    {
        using var bitmap = ImageFolder.Solid(70, 80, 90);
        using var file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        folder.Write("images/q.png", Turned(file.ToArray(), orientation));
        var remarks = DataCheck.Run(folder.Path).Findings.Where(finding => finding.Id == "turned-images").ToList();
        Assert.Equal(turned, remarks.Count);
        Assert.All(remarks, remark =>
        {
            Assert.False(remark.IsFault);
            Assert.Equal("1 of 3 images are turned by their EXIF data", remark.Message);
            Assert.Equal(["images/q.png"], remark.Examples);
        });
    }

    [Fact]
    public void What_keeps_an_image_from_being_used_is_told_as_a_run_would()
    {
        folder.Write("images/bomb.png", BrokenImages.PngOfSize(60_000, 50_000));
        folder.Write("images/cut.jpg", BrokenImages.Half(SKEncodedImageFormat.Jpeg));
        folder.Write("images/moving.gif", BrokenImages.Gif);
        folder.Write("images/empty.png", []);
        string[] names = ["bomb.png", "cut.jpg", "moving.gif", "empty.png", "none.png"];
        var lines = names.Select(name => $"images/{name}\n");
        folder.Lists("database", string.Concat(lines), string.Concat(Enumerable.Repeat("1 0\n", names.Length)));
        var report = DataCheck.Run(folder.Path);
        Assert.Null(report.Digest);
        Assert.Equal(["images/bomb.png"], Find(report, "oversized-images").Examples);
        Assert.Equal(
            ["images/cut.jpg", "images/moving.gif", "images/empty.png"], Find(report, "undecodable-images").Examples);
        Assert.Equal(["images/none.png"], Find(report, "missing-images").Examples);
        Assert.Equal(
            [
                (ErrorCodes.AbsurdImageSize, 1, Told("bomb.png", "says that it is 60000 x 50000 pixels, and 89,478,485 "
                    + "pixels are the most that is decoded")),
                (ErrorCodes.UndecodableImage, 2, Told("cut.jpg", "ends before its last row: it was cut off")),
                (ErrorCodes.UndecodableImage, 3, Told("moving.gif", "is of the kind Gif")),
                (ErrorCodes.UndecodableImage, 4, Told("empty.png", "is an empty file")),
                (ErrorCodes.DataMissing, 5, Told("none.png", "isn't there")),
            ],
            report.Faults.Select(fault => (fault.Code, fault.Line ?? 0, fault.Message)).OrderBy(fault => fault.Item2));

        string Told(string name, string cause) => $"the image '{folder.File($"images/{name}")}' {cause}";
    }

    [Fact]
    public void A_check_says_how_far_it_is_and_can_be_stopped()
    {
        var told = new List<DataProgress>();
        DataCheck.Run(folder.Path, progress: new Progress(told));
        Assert.Equal([new("decoding images", 0, 3), new("decoding images", 3, 3)], told);
        var stopped = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => DataCheck.Run(folder.Path, cancellation: stopped));
    }

    [Fact]
    public void Queries_in_training_and_database_are_faults_that_say_by_how_much_MAP_may_be_too_high()
    {
        folder.Lists("test", "images/q.png\nimages/b.png\n", "1 1\n0 1\n");
        var report = DataCheck.Run(folder.Path);
        var training = Find(report, "queries-in-training");
        Assert.True(training.IsFault);
        Assert.Equal(
            ("1 of 2 queries are in the training list, too", "images/b.png"),
            (training.Message, Assert.Single(training.Examples)));
        Assert.Equal("MAP may be too high, since they were seen in training: by up to 50.0 points", training.Effect);
        Assert.True(Find(report, "queries-in-database").IsFault);
        Assert.All(report.Faults, fault => Assert.Equal((ErrorCodes.QueriesOverlap, 2), (fault.Code, fault.Line)));
        Assert.Equal(
            $"{folder.File("test_img.txt")}:2: error CGAT0217: the query 'images/b.png' is in the training list, too\n"
            + "  take it out of one of the two lists",
            report.Faults[0].ToString());
    }

    [Fact]
    public void Copies_of_queries_under_other_names_are_remarks()
    {
        File.Copy(folder.File("images/b.png"), folder.File("images/q.png"), overwrite: true);
        var report = DataCheck.Run(folder.Path);
        Assert.Empty(report.Faults);
        Assert.Equal(
            "1 of 1 queries have a copy in the training list under another name",
            Find(report, "copies-in-training").Message);
        Assert.Equal(
            "1 of 1 queries have a copy in the database under another name",
            Find(report, "copies-in-database").Message);
    }

    // The 38 of 1,700 of FLICKR-25K in small.
    [Fact]
    public void Queries_without_a_label_cap_MAP()
    {
        folder.Lists(
            "test",
            string.Concat(Enumerable.Repeat("images/q.png\n", 45)),
            "0 0\n" + string.Concat(Enumerable.Repeat("1 0\n", 44)));
        var finding = Find(DataCheck.Run(folder.Path), "unlabelled-queries");
        Assert.Equal("1 of 45 queries have no label", finding.Message);
        Assert.Equal("MAP is at most 97.8 %: they have an average precision of 0, and count", finding.Effect);
        Assert.False(finding.IsFault);
    }

    [Fact]
    public void Rows_and_classes_that_can_not_count_are_remarks()
    {
        folder.Lists("database", "images/a.png\nimages/b.png\n", "1 0 0\n0 0 0\n");
        folder.Lists("train", "images/b.png\n", "0 0 0\n");
        folder.Lists("test", "images/q.png\n", "0 1 0\n");
        folder.Write("classes.txt", "cat\ndog\nfox\n"u8.ToArray());
        var report = DataCheck.Run(folder.Path);
        Assert.Equal(
            "1 of 1 queries share no label with any database row", Find(report, "queries-without-hits").Message);
        Assert.Equal(
            "MAP is at most 0.0 %: they have an average precision of 0, and count",
            Find(report, "queries-without-hits").Effect);
        Assert.Equal("1 of 2 database rows have no label", Find(report, "unlabelled-database").Message);
        Assert.Equal("1 of 1 training rows have no label", Find(report, "unlabelled-training").Message);
        Assert.Equal(["cat", "fox"], Find(report, "classes-without-queries").Examples);
        Assert.Equal(["dog", "fox"], Find(report, "classes-without-database-rows").Examples);
        Assert.Equal(["cat", "dog", "fox"], Find(report, "classes-without-training-rows").Examples);
    }

    [Fact]
    public void Rows_that_repeat_an_image_or_its_content_are_remarks()
    {
        File.Copy(folder.File("images/a.png"), folder.File("images/copy.png"));
        folder.Lists("database", "images/a.png\nimages/a.png\nimages/copy.png\nimages/b.png\n", "1 0\n1 0\n1 0\n0 1\n");
        folder.Lists("train", "images/b.png\nimages/b.png\nimages/r.png\n", "0 1\n1 0\n1 0\n");
        var report = DataCheck.Run(folder.Path);
        Assert.Equal("1 of 4 database rows repeat an image", Find(report, "repeated-database").Message);
        Assert.Equal(["images/copy.png"], Find(report, "copied-database").Examples);
        Assert.Equal("1 of 3 training rows repeat an image", Find(report, "repeated-training").Message);
        Assert.Equal(["images/b.png"], Find(report, "disputed-labels").Examples);
        Assert.Equal(["images/r.png"], Find(report, "training-outside-database").Examples);
    }

    [Fact]
    public void Lists_and_images_that_are_not_those_of_the_manifest_are_faults()
    {
        var manifest = ManifestMaker.Make(ImageListFiles.Read(folder.Path), new ManifestOrigin("image-list", "", null));
        folder.Write(ImageManifest.FileName, manifest.ToBytes());
        Assert.True(DataCheck.Run(folder.Path).HasManifest);
        folder.Image("images/q.png", ImageFolder.Solid(9, 9, 9));
        folder.Lists("test", "images/q.png\n", "1 0\n");
        var report = DataCheck.Run(folder.Path);
        Assert.Equal("1 of 6 lists are not those of the manifest", Find(report, "changed-lists").Message);
        Assert.Equal("1 of 3 images are not those of the manifest", Find(report, "changed-images").Message);
        Assert.Equal(
            [ErrorCodes.ManifestDiffers, ErrorCodes.ManifestDiffers], report.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void A_manifest_that_does_not_fit_its_own_lists_and_images_is_a_fault()
    {
        var manifest = ManifestMaker.Make(ImageListFiles.Read(folder.Path), new ManifestOrigin("image-list", "", null));
        var wrong = manifest with
        {
            Digest = "sha256:" + new string('0', 64),
            Classes = 3,
            Counts = new Dictionary<string, int> { ["database"] = 2, ["train"] = 1000, ["test"] = 1 },
        };
        var file = folder.Write(ImageManifest.FileName, wrong.ToBytes());
        var report = DataCheck.Run(folder.Path);
        var finding = Assert.Single(report.Findings, finding => finding.IsFault);
        Assert.Equal(("wrong-manifest", 3), (finding.Id, finding.Count));
        Assert.Equal(["digest", "train", "classes"], finding.Examples);
        Assert.Equal(
            [
                $"it states the digest {wrong.Digest}, and its lists and images have {manifest.Digest}",
                "it states 1,000 rows of train, and there are 1",
                "it states 3 classes, and there are 2",
            ],
            report.Faults.Select(fault => fault.Message));
        Assert.All(report.Faults, fault => Assert.Equal((ErrorCodes.ManifestDiffers, file), (fault.Code, fault.File)));

        // A copy of the data set that someone made with another image knows of that image alone.
        folder.Write(ImageManifest.FileName, manifest.ToBytes());
        folder.Image("images/q.png", ImageFolder.Solid(9, 9, 9));
        Assert.Equal("changed-images", Assert.Single(DataCheck.Run(folder.Path).Findings, each => each.IsFault).Id);
    }

    [Fact]
    public void Only_some_places_of_a_fault_are_told_and_all_are_counted()
    {
        for (var at = 0; at < 30; at++)
        {
            folder.Write($"images/{at}.png", [1]);
        }

        folder.Lists(
            "database",
            string.Concat(Enumerable.Range(0, 30).Select(at => $"images/{at}.png\n")),
            string.Concat(Enumerable.Repeat("1 0\n", 30)));
        var report = DataCheck.Run(folder.Path);
        Assert.Equal((30, 10), (Find(report, "undecodable-images").Count, report.Faults.Count));
    }

    [Fact]
    public void Programs_get_the_same_as_JSON()
    {
        File.Delete(folder.File("images/q.png"));
        var json = JsonNode.Parse(DataCheckJson.Of(DataCheck.Run(folder.Path)));
        Assert.Equal((1, 2), ((int?)json?["queries"], (int?)json?["classes"]));
        Assert.Null(json?["digest"]);
        Assert.Equal("missing-images", (string?)json?["findings"]?[0]?["id"]);
        Assert.Equal("images/q.png", (string?)json?["findings"]?[0]?["examples"]?[0]);
    }

    // A JPEG file with an EXIF segment of one entry, the orientation, in big-endian TIFF.
    private static byte[] Turned(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    private static DataFinding Find(DataCheckReport report, string id) => Assert.Single(
        report.Findings, finding => finding.Id == id);

    private sealed class Progress(List<DataProgress> told) : IProgress<DataProgress>
    {
        public void Report(DataProgress value) => told.Add(value);
    }
}
