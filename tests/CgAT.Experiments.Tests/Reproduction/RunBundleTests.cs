using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CgAT.Core.Errors;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reproduction;

[Collection(ExperimentCollection.Name)]
public sealed class RunBundleTests : IDisposable
{
    private readonly FinishedExperiment experiment;
    private readonly TemporaryFolder folder = new();

    public RunBundleTests(FinishedExperiment experiment)
    {
        this.experiment = experiment;
        RunBundle.Write(experiment.Results, Runs, Bundle);
    }

    private string Bundle => folder.Below("runs.zip");

    private string[] Runs => [.. experiment.Outcome.Runs.Select(run => run.Run.RunId)];

    [Fact]
    public void A_bundle_is_verified_where_the_results_are_not()
    {
        var elsewhere = folder.Below("elsewhere");
        var runs = RunBundle.Unpack(Bundle, elsewhere);
        Assert.Equal(Runs.Order(StringComparer.Ordinal), runs);

        var verification = RunVerifier.Verify(new VerificationRequest
        {
            ResultsFolder = elsewhere,
            RunId = Runs[1],
            ScratchFolder = folder.Below("scratch"),
            DataFolder = Path.Combine(experiment.BaseFolder, "data"),
        });

        Assert.True(verification.Holds);
        Assert.Equal((6, 0, 5), (verification.Stages, verification.StagesNotStored, verification.Tables));
    }

    [Fact]
    public void It_holds_lists_codes_manifests_and_tables_but_no_models_and_not_where_the_data_were()
    {
        using var zip = ZipFile.OpenRead(Bundle);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();

        Assert.All(
            ["runs", "training", "metrics", "queries", "checks", "timings"],
            table => Assert.Contains($"{table}/{Runs[0]}.parquet", names));
        Assert.All(
            ["database_img.txt", "database_label.txt", "test_img.txt", "train_label.txt"],
            list => Assert.Contains($"lists/{Runs[0]}/{list}", names));
        foreach (var stage in experiment.Outcome.Runs[1].Run.Stages)
        {
            Assert.Contains($"store/{stage.Identity.Folder}/manifest.json", names);
        }

        Assert.Equal(
            ["database.codes", "manifest.json", "query.codes", "train.codes"],
            names.Where(name => name.StartsWith(Path.Combine("store", Encoding(1)), StringComparison.Ordinal))
                .Select(Path.GetFileName));
        Assert.DoesNotContain(names, name => name.EndsWith(".safetensors", StringComparison.Ordinal));
        Assert.All(zip.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)), entry =>
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotContain(experiment.BaseFolder, reader.ReadToEnd(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_same_results_give_the_same_bytes_in_whatever_order_they_are_asked_for()
    {
        RunBundle.Write(experiment.Results, [Runs[1], Runs[0], Runs[1]], folder.Below("again.zip"));
        Assert.Equal(File.ReadAllBytes(Bundle), File.ReadAllBytes(folder.Below("again.zip")));
    }

    [Fact]
    public void A_bundle_that_was_cut_short_is_refused()
    {
        using (var stream = File.OpenWrite(Bundle))
        {
            stream.SetLength(stream.Length / 2);
        }

        Refused("the bundle can't be read: ");
    }

    [Fact]
    public void What_is_no_bundle_is_refused()
    {
        File.Delete(Bundle);
        Refused("the bundle can't be read: ");
        using (ZipFile.Open(Bundle, ZipArchiveMode.Create))
        {
        }

        Refused("the bundle has no bundle.json");
    }

    [Fact]
    public void A_bundle_that_was_changed_is_refused()
    {
        Replace($"metrics/{Runs[0]}.parquet", content => [.. content[..^1], (byte)(content[^1] ^ 1)]);
        Refused($"the bundle is not as it was written: metrics/{Runs[0]}.parquet differs");
    }

    [Fact]
    public void A_bundle_of_another_version_is_refused()
    {
        Replace("bundle.json", content => Changed(content, json => json["Format"] = 2));
        Refused("the bundle is of another version of the form");
    }

    [Fact]
    public void A_bundle_writes_nothing_outside_of_where_it_is_unpacked()
    {
        const string outside = "../outside.txt";
        var digest = "";
        Replace("bundle.json", content => Changed(content, json =>
        {
            var files = json["Files"]!.AsObject();
            digest = (string)files[$"metrics/{Runs[0]}.parquet"]!;
            files[outside] = digest;
        }));
        using (var zip = ZipFile.Open(Bundle, ZipArchiveMode.Update))
        {
            using var source = new MemoryStream();
            using (var table = zip.GetEntry($"metrics/{Runs[0]}.parquet")!.Open())
            {
                table.CopyTo(source);
            }

            using var target = zip.CreateEntry(outside).Open();
            target.Write(source.ToArray());
        }

        Refused($"the bundle has a file outside of itself: {outside}");
        Assert.False(File.Exists(folder.Below("outside.txt")));
    }

    [Fact]
    public void A_list_that_is_gone_is_told_with_its_file()
    {
        using var results = experiment.Copy();
        var manifest = results.Below("manifests", Runs[0] + ".json");
        File.WriteAllBytes(
            manifest, Changed(File.ReadAllBytes(manifest), json => json["BaseFolder"] = folder.Path));

        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => RunBundle.Write(results.Path, Runs, folder.Below("other.zip"))).Diagnostics);

        Assert.Equal((ErrorCodes.DataMissing, folder.Below("data", "database_img.txt")), (error.Code, error.File));
        Assert.False(File.Exists(folder.Below("other.zip")));
    }

    [Fact]
    public void A_stage_that_is_gone_is_told_with_its_file()
    {
        using var results = experiment.Copy();
        var file = results.Below("store", Encoding(0), "query.codes");
        File.Delete(file);

        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => RunBundle.Write(results.Path, Runs, folder.Below("other.zip"))).Diagnostics);

        Assert.Equal((ErrorCodes.StoredStageDamaged, file), (error.Code, error.File));
    }

    public void Dispose() => folder.Dispose();

    private string Encoding(int run) =>
        experiment.Outcome.Runs[run].Run.Stages.Single(stage => stage.Identity.Kind == "encoding").Identity.Folder;

    private void Refused(string message)
    {
        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => RunBundle.Unpack(Bundle, folder.Below("unpacked"))).Diagnostics);
        Assert.Equal((ErrorCodes.BundleUnreadable, Bundle), (error.Code, error.File));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private void Replace(string name, Func<byte[], byte[]> change)
    {
        using var zip = ZipFile.Open(Bundle, ZipArchiveMode.Update);
        using var content = new MemoryStream();
        using (var source = zip.GetEntry(name)!.Open())
        {
            source.CopyTo(content);
        }

        zip.GetEntry(name)!.Delete();
        using var target = zip.CreateEntry(name).Open();
        target.Write(change(content.ToArray()));
    }

    private static byte[] Changed(byte[] content, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(content)!;
        change(json);
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
