using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class FailingRunTests(FinishedExperiment experiment) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void CGAT0207_data_of_another_digest_are_met_before_anything_is_written()
    {
        var spec = experiment.Spec with
        {
            Dataset = experiment.Spec.Dataset with { Digest = "sha256:" + new string('0', 64) },
        };

        var error = Fails(spec, ErrorCodes.DigestDiffers);

        Assert.Contains(experiment.Spec.Dataset.Digest, error.Remedy, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void CGAT0401_a_device_that_is_not_there_is_met_before_anything_is_written()
    {
        var spec = experiment.Spec with { Numerics = experiment.Spec.Numerics with { Device = "cuda:999" } };

        var error = Fails(spec, ErrorCodes.DeviceMissing);

        Assert.StartsWith("device 'cuda:999' is not to be had: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void CGAT0402_a_loss_that_is_not_finite_names_its_phase_and_keeps_what_was_finished()
    {
        var outcome = experiment.Run(folder.Path, Diverging());

        var error = Assert.Single(Assert.Throws<UserErrorException>(outcome.RequireSuccess).Diagnostics);
        Assert.Equal(ErrorCodes.LossNotFinite, error.Code);
        Assert.StartsWith(
            "the loss of phase 'hashing' is not a number at step 0 (epoch 0); not finite: ",
            error.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("warm-up-", Assert.Single(FolderImage.Stages(folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void CGAT0402_keeps_the_last_checkpoint_of_before()
    {
        var dpsh = Assert.IsType<DpshSpec>(experiment.Spec.Hashing);
        var leap = new SgdSpec { LearningRate = 10, Momentum = 0, WeightDecay = 0 };
        var astray = experiment.Spec with { Hashing = dpsh with { Quantization = 1e12, Optimizer = leap } };
        var outcome = experiment.Run(folder.Path, astray, checkpointEvery: TimeSpan.Zero);

        var error = Assert.Single(Assert.Throws<UserErrorException>(outcome.RequireSuccess).Diagnostics);
        Assert.Matches("^the loss of phase 'hashing' is not a number at step [1-9]", error.Message);
        Assert.Contains("; batch: training images ", error.Message, StringComparison.Ordinal);
        var kept = Directory.EnumerateFiles(
            folder.Below("store", StageStore.CheckpointsFolder), "*", SearchOption.AllDirectories);
        Assert.Contains(
            kept, file => new FileInfo(file).Length > 0 && file.Contains("hashing-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_failed_is_a_row_of_runs_and_of_no_other_table()
    {
        var outcome = experiment.Run(folder.Path, Diverging());

        var rows = TableReader.ReadAll<RunRow>(folder.Path);
        Assert.Equal(outcome.Runs.Select(run => run.Run.RunId).Order(), rows.Select(row => row.RunId));
        Assert.All(rows, row => Assert.Equal(("failed", "CGAT0402"), (row.Status, row.ErrorCode)));
        Assert.All(rows, row => Assert.StartsWith("the loss of phase 'hashing'", row.ErrorMessage, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal(TinyDataset.Queries, row.QueryCount));
        Assert.Equal(["runs"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Where(name => name != "store"));
    }

    [Fact]
    public void A_stage_that_failed_is_not_tried_again_for_other_runs_that_need_it()
    {
        var recorder = new Recorder();
        var outcome = experiment.Run(folder.Path, Diverging(), recorder);

        Assert.Equal(2, outcome.Failed.Count());
        Assert.Equal(["warm-up", "hashing"], recorder.Started);
    }

    [Fact]
    public void A_run_that_failed_is_tried_again_and_its_row_is_replaced_when_it_comes_to_its_end()
    {
        // The defence breaks down; the undefended run does not.
        var cgat = Assert.IsType<CgatDefenseSpec>(experiment.Spec.Defenses[1]);
        var breaking = experiment.Spec with
        {
            Defenses = [experiment.Spec.Defenses[0], cgat with { Lambda = 1e300 }],
        };
        var first = experiment.Run(folder.Path, breaking);
        var broken = first.Runs[1].Run.RunId;
        Assert.Equal([null, ErrorCodes.LossNotFinite], first.Runs.Select(run => run.Failure?.Diagnostics[0].Code));
        Assert.Equal("failed", Row(broken).Status);
        Assert.Equal("ok", Row(first.Runs[0].Run.RunId).Status);

        // As if a fault of the machine had gone: the row is that of a run that can be computed.
        var row = Row(broken) with { RunId = experiment.Outcome.Runs[1].Run.RunId };
        TableWriter.Write(folder.Path, row.RunId, [row], Some.Metadata);
        var again = experiment.Run(folder.Path);

        Assert.Empty(again.Failed);
        Assert.Equal(("ok", null, null), (Row(row.RunId).Status, Row(row.RunId).ErrorCode, Row(row.RunId).ErrorMessage));
    }

    [Fact]
    public void A_finished_run_keeps_its_row_whatever_befalls_it_later()
    {
        using var results = experiment.Copy();
        var run = experiment.Outcome.Runs[1].Run;
        File.Delete(ResultTables.FileOf<MetricRow>(results.Path, run.RunId));
        var attack = FolderImage.Stages(results.Path).Last(each => each == run.Stages[^2].Identity.Folder);
        Directory.Delete(results.Below("store", attack), recursive: true);
        File.WriteAllText(results.Below("store", run.Stages[2].Identity.Folder, "training.json"), "[]");

        Assert.Throws<UserErrorException>(() => experiment.Run(results.Path));

        Assert.Equal("ok", Assert.Single(TableReader.Read<RunRow>(
            ResultTables.FileOf<RunRow>(results.Path, run.RunId))).Status);
    }

    [Fact]
    public void A_spec_made_in_code_is_held_to_the_rules_of_specs_before_anything_else()
    {
        Fails(SpecEdits.WithBits(experiment.Spec, 0), ErrorCodes.SpecOutOfRange);

        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_plan_fails_as_the_run_does() => Assert.Equal(
        ErrorCodes.SpecOutOfRange,
        Assert.Single(Assert.Throws<UserErrorException>(() => ExperimentRunner.Plan(
            experiment.Request(folder.Path, SpecEdits.WithBits(experiment.Spec, 0)))).Diagnostics).Code);

    public void Dispose() => folder.Dispose();

    // Finite, but not as a float.
    private ExperimentSpec Diverging() => experiment.Spec with
    {
        Hashing = Assert.IsType<DpshSpec>(experiment.Spec.Hashing) with { Quantization = 1e300 },
    };

    private RunRow Row(string run) =>
        Assert.Single(TableReader.Read<RunRow>(ResultTables.FileOf<RunRow>(folder.Path, run)));

    private Diagnostic Fails(ExperimentSpec spec, string code)
    {
        var error = Assert.Single(
            Assert.Throws<UserErrorException>(() => experiment.Run(folder.Path, spec)).Diagnostics);
        Assert.Equal(code, error.Code);
        Assert.NotEmpty(error.Remedy);
        return error;
    }
}
