using CgAT.Core.Errors;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class DamagedStageTests : IDisposable
{
    private readonly FinishedExperiment experiment;
    private readonly TemporaryFolder results;

    public DamagedStageTests(FinishedExperiment experiment)
    {
        this.experiment = experiment;
        results = experiment.Copy();
    }

    [Theory]
    [InlineData("warm-up", "model.safetensors")]
    [InlineData("warm-up", "training.json")]
    [InlineData("hashing", "model.safetensors")]
    [InlineData("defense", "training.json")]
    [InlineData("encoding", "query.codes")]
    [InlineData("encoding", "train.codes")]
    [InlineData("attack", "attack.json")]
    [InlineData("evaluation", "evaluation.json")]
    public void A_changed_byte_of_any_stage_is_named_and_costs_that_stage_alone(string kind, string name)
    {
        var file = FileOf(kind, name);
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);

        RequireDamage(file, $"{name} is not what was written: its SHA-256 differs from the manifest's");
        RequireMended(kind);
    }

    [Fact]
    public void A_file_cut_short_is_named()
    {
        var file = FileOf("hashing", "model.safetensors");
        using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(stream.Length - 1);
        }

        RequireDamage(file, "model.safetensors is not what was written: its SHA-256 differs from the manifest's");
        RequireMended("hashing");
    }

    [Theory]
    [InlineData("encoding", "database.codes")]
    [InlineData("attack", "manifest.json")]
    public void A_missing_file_is_named(string kind, string name)
    {
        var file = FileOf(kind, name);
        File.Delete(file);

        RequireDamage(file, $"{name} is missing");
        RequireMended(kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Identity\":\"")]
    [InlineData("{\"Identity\":\"x\",\"Files\":null,\"Build\":null,\"Timing\":null}")]
    [InlineData("[]")]
    public void A_manifest_that_is_none_is_named(string text)
    {
        var file = FileOf("warm-up", "manifest.json");
        File.WriteAllText(file, text);

        Assert.StartsWith(
            "a stored stage is damaged: manifest.json can't be read: ", Damage(file).Message, StringComparison.Ordinal);
        RequireMended("warm-up");
    }

    [Theory]
    [InlineData("null")]
    [InlineData(null)]
    public void A_manifest_of_nothing_or_of_another_stage_is_named(string? text)
    {
        var file = FileOf("defense", "manifest.json");
        File.WriteAllText(file, text ?? File.ReadAllText(FileOf("hashing", "manifest.json")));

        RequireDamage(file, "manifest.json does not describe this stage");
        RequireMended("defense");
    }

    [Fact]
    public void A_file_in_the_place_of_a_stage_is_named()
    {
        var folder = FolderOf("warm-up");
        Directory.Delete(folder, recursive: true);
        File.WriteAllText(folder, "");

        RequireDamage(Path.Combine(folder, "manifest.json"), "manifest.json is missing");

        File.Delete(folder);
        Assert.Equal(1, experiment.Run(results.Path).StagesComputed);
    }

    [Fact]
    public void Every_damaged_stage_is_named_before_anything_is_computed()
    {
        File.Delete(FileOf("hashing", "training.json"));
        File.Delete(FileOf("defense", "model.safetensors"));
        Directory.Delete(FolderOf("warm-up"), recursive: true);
        var recorder = new Recorder();

        var error = Assert.Throws<UserErrorException>(() => experiment.Run(results.Path, observer: recorder));

        Assert.Equal(["CGAT0304", "CGAT0304"], error.Diagnostics.Select(each => each.Code));
        Assert.Equal(
            ["training.json", "model.safetensors"], error.Diagnostics.Select(each => Path.GetFileName(each.File)));
        Assert.Empty(recorder.Finished);
    }

    public void Dispose() => results.Dispose();

    private string FolderOf(string kind) =>
        Directory.EnumerateDirectories(results.Below("store"), kind + "-*").Order().First();

    private string FileOf(string kind, string name) => Path.Combine(FolderOf(kind), name);

    private Diagnostic Damage(string file)
    {
        var before = FolderImage.WithTimes(results.Path);
        var error = Assert.Single(
            Assert.Throws<UserErrorException>(() => experiment.Run(results.Path)).Diagnostics);
        Assert.Equal((ErrorCodes.StoredStageDamaged, file), (error.Code, error.File));
        Assert.Equal(
            $"delete {Path.GetDirectoryName(file)} and run again; only that stage is computed anew", error.Remedy);
        Assert.Equal(before, FolderImage.WithTimes(results.Path));
        return error;
    }

    private void RequireDamage(string file, string what) =>
        Assert.Equal($"a stored stage is damaged: {what}", Damage(file).Message);

    // Does as the remedy says.
    private void RequireMended(string kind)
    {
        Directory.Delete(FolderOf(kind), recursive: true);
        var recorder = new Recorder();
        experiment.Run(results.Path, observer: recorder);
        Assert.Equal([kind], recorder.Finished);
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }
}
