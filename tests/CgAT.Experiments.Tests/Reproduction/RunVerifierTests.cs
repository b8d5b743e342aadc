using System.Text.Json.Nodes;
using CgAT.Core.Errors;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reproduction;

[Collection(ExperimentCollection.Name)]
public sealed class RunVerifierTests(FinishedExperiment experiment)
{
    private string Defended => experiment.Outcome.Runs[1].Run.RunId;

    [Fact]
    public void A_run_that_is_executed_again_in_a_clean_store_is_identical_in_every_stage_and_value()
    {
        using var results = experiment.Copy();
        var before = FolderImage.WithTimes(results.Path);
        var recorder = new Recorder();

        var verification = Verify(results.Path, request => request with { Observer = recorder });

        Assert.True(verification.Holds);
        Assert.Null(verification.Reason);
        Assert.Equal((6, 0, 5), (verification.Stages, verification.StagesNotStored, verification.Tables));
        Assert.Equal(ValuesOf(results.Path), verification.Values);
        Assert.Equal(["warm-up", "hashing", "defense", "encoding", "attack", "evaluation"], recorder.Finished);
        Assert.Equal(before, FolderImage.WithTimes(results.Path));
    }

    [Fact]
    public void The_first_stage_table_and_value_that_differ_are_named()
    {
        using var results = experiment.Copy();
        var model = experiment.Outcome.Runs[1].Run.Stages[1];
        var other = "sha256:" + new string('0', 64);
        var was = Rewrite(results.Below("store", model.Identity.Folder, "manifest.json"), "model.safetensors", other);
        var rows = TableReader.Read<MetricRow>(results.Below("metrics", Defended + ".parquet"));
        TableWriter.Write(
            results.Path,
            Defended,
            [rows[0], rows[1] with { Value = 0.5 }, .. rows.Skip(2)],
            Some.Metadata);

        var verification = Verify(results.Path);

        Assert.False(verification.Holds);
        Assert.Equal(
            [
                new VerifiedDifference($"stage '{model.Title}', model.safetensors", other, was),
                new VerifiedDifference(
                    "table 'metrics', row 1, value", "0.5", FormattableString.Invariant($"{rows[1].Value:R}")),
            ],
            verification.Differences);
    }

    [Fact]
    public void Rows_that_are_missing_are_a_difference()
    {
        using var results = experiment.Copy();
        var rows = TableReader.Read<QueryRow>(results.Below("queries", Defended + ".parquet"));
        TableWriter.Write(results.Path, Defended, [.. rows.SkipLast(1)], Some.Metadata);

        Assert.Equal(
            [new VerifiedDifference("table 'queries'", $"{rows.Count - 1} rows", $"{rows.Count} rows")],
            Verify(results.Path).Differences);
    }

    [Fact]
    public void Stages_that_the_store_has_no_more_are_counted_as_such()
    {
        using var results = experiment.Copy();
        Directory.Delete(results.Below("store"), recursive: true);

        var verification = Verify(results.Path);

        Assert.True(verification.Holds);
        Assert.Equal((0, 6, 5), (verification.Stages, verification.StagesNotStored, verification.Tables));
    }

    [Fact]
    public void What_computed_a_run_is_no_value_of_it()
    {
        using var results = experiment.Copy();
        var file = results.Below("runs", Defended + ".parquet");
        var row = TableReader.Read<RunRow>(file).Single() with { CgatVersion = "0.0.1", Commit = "abc", Dirty = true };
        TableWriter.Write(results.Path, Defended, [row], Some.Metadata);

        Assert.True(Verify(results.Path).Holds);
    }

    [Fact]
    public void Under_another_numerics_contract_metrics_are_compared_with_their_intervals()
    {
        var verification = Verify(experiment.Results, request => request with { Threads = 1 });

        Assert.Equal("another numerics contract: threads 2 -> 1", verification.Reason);
        Assert.Empty(verification.Differences);
        Assert.Equal(
            [("map_at_k", null), ("map", null), ("map_at_k", "center"), ("map", "center")],
            verification.Metrics.Select(metric => (metric.Before.Metric, metric.Before.Attack))
                .Where(metric => metric.Metric is "map_at_k" or "map"));
        Assert.Equal(
            TableReader.Read<MetricRow>(ResultTables.FileOf<MetricRow>(experiment.Results, Defended)),
            verification.Metrics.Select(metric => metric.Before));
        Assert.Equal(verification.Metrics.All(metric => metric.Overlaps), verification.Holds);
    }

    [Theory]
    [InlineData(0.40, 0.50, 0.45, 0.55, true)]
    [InlineData(0.40, 0.50, 0.50, 0.60, true)]
    [InlineData(0.40, 0.50, 0.51, 0.60, false)]
    [InlineData(0.51, 0.60, 0.40, 0.50, false)]
    [InlineData(0.40, 0.60, 0.45, 0.50, true)]
    public void Intervals_overlap_where_they_have_a_value_in_common(
        double low, double high, double nowLow, double nowHigh, bool overlap)
    {
        var before = Some.Metric() with { Value = low, IntervalLow = low, IntervalHigh = high };
        var now = Some.Metric() with { Value = nowLow, IntervalLow = nowLow, IntervalHigh = nowHigh };
        var metric = new RepeatedMetric(before, now);

        Assert.Equal(overlap, metric.Overlaps);
        Assert.Equal(nowLow - low, metric.Difference);
    }

    [Fact]
    public void Data_that_are_not_there_any_more_are_to_be_named()
    {
        using var results = experiment.Copy();
        Change(results.Below("manifests", Defended + ".json"), json => json["BaseFolder"] = "/nowhere");

        var error = Assert.Single(Assert.Throws<UserErrorException>(() => Verify(results.Path)).Diagnostics);

        Assert.Equal((ErrorCodes.DataMissing, "/nowhere/data"), (error.Code, error.File));
        Assert.Equal("say where they are with --data FOLDER; their digest tells whether they are the same", error.Remedy);
        Assert.True(Verify(results.Path, request => request with { DataFolder = DataFolder }).Holds);
    }

    [Fact]
    public void Other_data_are_refused_by_their_digest()
    {
        using var folder = new TemporaryFolder();
        TinyDataset.Write(folder.Path);
        File.WriteAllLines(folder.Below("test_img.txt"), File.ReadAllLines(folder.Below("test_img.txt")).Reverse());

        var error = Assert.Single(Assert.Throws<UserErrorException>(
            () => Verify(experiment.Results, request => request with { DataFolder = folder.Path })).Diagnostics);

        Assert.Equal(ErrorCodes.DigestDiffers, error.Code);
    }

    [Theory]
    [InlineData("", "the manifest of run")]
    [InlineData("{}", "the manifest of run")]
    [InlineData("null", "the manifest of run")]
    public void A_damaged_manifest_is_told_with_its_file(string content, string message)
    {
        using var results = experiment.Copy();
        var file = results.Below("manifests", Defended + ".json");
        File.WriteAllText(file, content);

        var error = Assert.Single(Assert.Throws<UserErrorException>(() => Verify(results.Path)).Diagnostics);

        Assert.Equal((ErrorCodes.TableNotReadable, file), (error.Code, error.File));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_winograd_s_convolutions_is_another_one_and_comes_out_the_same_again()
    {
        using var results = new TemporaryFolder();
        var numerics = experiment.Spec.Numerics with { Convolutions = "winograd" };
        var outcome = experiment.Run(results.Path, experiment.Spec with { Numerics = numerics });
        var run = outcome.Runs[1].Run.RunId;

        Assert.NotEqual(Defended, run);
        Assert.Equal("winograd", TableReader.Read<RunRow>(results.Below("runs", run + ".parquet"))[0].Convolutions);
        Assert.NotEqual(Losses(experiment.Results, Defended), Losses(results.Path, run));
        Assert.True(Verify(results.Path, request => request with { RunId = run }).Holds);

        static IEnumerable<double?> Losses(string results, string run) =>
            TableReader.Read<TrainingRow>(Path.Combine(results, "training", run + ".parquet")).Select(row => (double?)row.Loss);
    }

    private string DataFolder => Path.Combine(experiment.BaseFolder, "data");

    private Verification Verify(string results, Func<VerificationRequest, VerificationRequest>? change = null)
    {
        using var scratch = new TemporaryFolder();
        var request = new VerificationRequest
        {
            ResultsFolder = results,
            RunId = Defended,
            ScratchFolder = scratch.Path,
        };
        return RunVerifier.Verify(change is null ? request : change(request));
    }

    // Every column of every row but the three that say what computed a run.
    private long ValuesOf(string results)
    {
        long Cells<TRow>()
            where TRow : IResultRow =>
            (long)TableReader.Read<TRow>(ResultTables.FileOf<TRow>(results, Defended)).Count
                * ResultTables.Of<TRow>().Columns.Count;
        return Cells<RunRow>() - 3 + Cells<TrainingRow>() + Cells<MetricRow>() + Cells<QueryRow>();
    }

    private static string Rewrite(string manifest, string file, string digest)
    {
        var was = "";
        Change(manifest, json =>
        {
            was = (string)json["Files"]![file]!;
            json["Files"]![file] = digest;
        });
        return was;
    }

    private static void Change(string file, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        change(json);
        File.WriteAllText(file, json.ToJsonString());
    }
}
