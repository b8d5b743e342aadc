using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

[Collection(ExperimentCollection.Name)]
public sealed class RunTablesTests(FinishedExperiment experiment)
{
    private const double Epsilon = 16.0 / 255;

    private string Undefended => experiment.Outcome.Runs[0].Run.RunId;

    private string Defended => experiment.Outcome.Runs[1].Run.RunId;

    [Fact]
    public void Training_has_a_row_a_step_of_every_phase()
    {
        var steps = Read<TrainingRow>(Defended).Select(row => (row.Phase, row.Epoch, row.Step));

        string[] phases = ["warm-up", "hashing", "cgat"];
        Assert.Equal(
            phases.SelectMany(phase => Enumerable.Range(0, TinySpec.Steps).Select(step => (phase, 0, step))), steps);
        Assert.Equal(["warm-up", "hashing"], Read<TrainingRow>(Undefended).Select(row => row.Phase).Distinct());
    }

    [Fact]
    public void A_step_of_training_has_the_terms_of_its_phase_and_a_loss_that_is_their_sum() =>
        Assert.All(Read<TrainingRow>(Defended), row =>
        {
            Assert.Equal(row.Phase == "warm-up", row.LossClassification is not null);
            Assert.Equal(row.Phase != "warm-up", row.LossHash is not null);
            Assert.Equal(row.Phase == "cgat", row.LossCenter is not null);
            double?[] terms = [row.LossClassification, row.LossHash, row.LossQuantization, row.LossCenter];
            Assert.Equal(terms.Sum() ?? 0, row.Loss, 1e-5);
            Assert.InRange(row.LearningRate, double.Epsilon, 0.01);
        });

    [Fact]
    public void The_settings_of_attacks_and_defences_reach_the_tables()
    {
        var runs = TableReader.ReadAll<RunRow>(experiment.Results).ToDictionary(row => row.RunId);
        var defended = runs[Defended];

        Assert.Equal(2, runs.Count);
        Assert.Equal(("none", null), (runs[Undefended].Defense, runs[Undefended].DefenseEpsilon));
        Assert.Equal(
            ("cgat", 1, Epsilon, 8.0 / 255, 2, 1.0, 0.0, "binary"),
            (defended.Defense, defended.DefenseEpochs, defended.DefenseEpsilon, defended.DefenseStep,
                defended.DefenseIterations, defended.DefenseLambda, defended.DefenseMu, defended.DefenseBank));
        Assert.Contains(SpecCanonical.ToJson(experiment.Spec.Attacks[0]), defended.Settings, StringComparison.Ordinal);
        Assert.Equal(
            (TinyDataset.Queries, TinyDataset.Database, TinyDataset.Train, 3),
            (defended.QueryCount, defended.DatabaseCount, defended.TrainCount, defended.Classes));
        Assert.All(
            Read<MetricRow>(Defended),
            row => Assert.Equal(row.Attack is null ? null : (double?)Epsilon, row.Epsilon));
    }

    [Fact]
    public void A_metric_is_the_mean_over_the_queries_and_lies_between_its_extremes()
    {
        var means = Read<QueryRow>(Defended).GroupBy(row => row.Attack)
            .Select(group => (group.Key, Mean: group.Average(row => row.ApAtK)));
        var rows = Read<MetricRow>(Defended);

        Assert.All(rows, row =>
        {
            var hasCut = row.Metric.EndsWith("_at_k", StringComparison.Ordinal);
            Assert.Equal((TinyDataset.Queries, hasCut ? (int?)20 : null), (row.N, row.K));
            Assert.InRange(row.Value!.Value, row.TieWorst!.Value - 1e-12, row.TieBest!.Value + 1e-12);
            Assert.InRange(row.Value.Value, row.IntervalLow!.Value, row.IntervalHigh!.Value);
        });
        Assert.All(rows.Where(row => row.Metric == "map_at_k").Zip(means), pair =>
        {
            Assert.Equal(pair.Second.Key, pair.First.Attack);
            Assert.Equal(pair.Second.Mean, pair.First.Value!.Value, 1e-12);
        });
    }

    [Fact]
    public void Attacked_queries_stay_in_ball_and_range_and_say_how_the_attack_went()
    {
        var attacked = Read<QueryRow>(Undefended).Where(row => row.Attack == "center").ToList();

        Assert.Equal(Enumerable.Range(0, TinyDataset.Queries), attacked.Select(row => row.Query));
        Assert.All(attacked, row =>
        {
            Assert.Equal((true, true), (row.InBall, row.InRange));
            Assert.InRange(row.PerturbationLinf!.Value, 1.0 / 255, Epsilon + 1e-6);
            Assert.InRange(row.PerturbationL2!.Value, row.PerturbationLinf.Value, (Epsilon * Math.Sqrt(3072)) + 1e-3);
            Assert.InRange(row.HammingToOwnCode!.Value, 0, 8);
            Assert.InRange(row.HammingToCenterCode!.Value, 0, 8);
            Assert.InRange(row.ZeroGradientShare!.Value, 0, 1);
            Assert.NotNull(row.LossGain);
        });
    }

    [Fact]
    public void Clean_queries_have_no_attack() => Assert.All(
        Read<QueryRow>(Undefended).Where(row => row.Attack is null),
        row =>
        {
            Assert.Null(row.HammingToOwnCode);
            Assert.Null(row.PerturbationLinf);
            Assert.Null(row.InBall);
            Assert.Null(row.InRange);
            Assert.Null(row.LossGain);
            Assert.Equal(TinyDataset.Database / 3, row.RelevantInDatabase);
        });

    [Fact]
    public void Timings_tell_what_a_run_cost_from_what_it_found()
    {
        Assert.All(Read<TimingRow>(Undefended), row => Assert.False(row.Cached));
        Assert.Equal(
            [
                ("warm-up", true), ("hashing", true), ("defense", false), ("encoding", false), ("attack", false),
                ("evaluation", false),
            ],
            Read<TimingRow>(Defended).Select(row => (row.Stage, row.Cached)));
        Assert.Equal(
            experiment.Outcome.Runs[1].Run.Stages.Select(stage => stage.Identity.Key),
            Read<TimingRow>(Defended).Select(row => row.StageKey));
        Assert.Equal(
            TinyDataset.Train, Read<TimingRow>(Defended).Where(row => row.Stage == "defense")
                .Select(row => (int)Math.Round(row.ImagesPerSecond!.Value * row.WallSeconds)).Single());
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("training")]
    [InlineData("metrics")]
    [InlineData("queries")]
    [InlineData("timings")]
    public void A_damaged_table_is_written_anew_and_the_others_stay(string table)
    {
        using var results = experiment.Copy();
        var file = results.Below(table, Defended + ".parquet");
        var others = Others();
        using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(stream.Length / 2);
        }

        var outcome = experiment.Run(results.Path);

        Assert.Equal((0, 1), (outcome.StagesComputed, outcome.TablesWritten));
        Assert.Equal(others, Others());
        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));

        // The record of the run's tables tells of new timings, which differ.
        SortedDictionary<string, string> Others()
        {
            var image = FolderImage.WithTimes(results.Path);
            image.Remove(Path.GetRelativePath(results.Path, file));
            image.Remove($"manifests/{Defended}.json");
            return image;
        }
    }

    [Fact]
    public void Timings_that_are_written_anew_say_that_every_stage_was_there_and_what_it_took_then()
    {
        using var results = experiment.Copy();
        var file = ResultTables.FileOf<TimingRow>(results.Path, Undefended);
        File.Delete(file);

        experiment.Run(results.Path);

        Assert.Equal(
            Read<TimingRow>(Undefended).Select(row => row with { Cached = true }), TableReader.Read<TimingRow>(file));
    }

    [Fact]
    public void Whole_tables_of_another_time_do_not_stand_beside_new_ones()
    {
        using var results = experiment.Copy();
        var rows = TableReader.Read<MetricRow>(results.Below("metrics", Defended + ".parquet"));
        TableWriter.Write(
            results.Path, Defended, [.. rows.Select(row => row with { Value = 0.5 })], Some.Metadata);

        Assert.Equal(1, experiment.Run(results.Path).TablesWritten);

        Assert.Equal(FolderImage.Tables(experiment.Results), FolderImage.Tables(results.Path));
    }

    [Fact]
    public void A_renamed_attack_is_the_same_run_and_has_its_name_in_every_table()
    {
        using var results = experiment.Copy();
        var spec = SpecEdits.MapAttacks(experiment.Spec, attack => attack with { Name = "renamed" });

        var outcome = experiment.Run(results.Path, spec);

        Assert.Equal((0, 4), (outcome.StagesComputed, outcome.TablesWritten));
        Assert.Equal(experiment.Outcome.Runs.Select(run => run.Run.RunId), outcome.Runs.Select(run => run.Run.RunId));
        var names = TableReader.ReadAll<QueryRow>(results.Path).Select(row => row.Attack)
            .Concat(TableReader.ReadAll<MetricRow>(results.Path).Select(row => row.Attack));
        Assert.Equal([null, "renamed"], names.Distinct().Order());
    }

    [Fact]
    public void What_a_killed_process_left_of_a_table_goes_when_the_table_is_written_and_what_others_write_stays()
    {
        using var results = experiment.Copy();
        var dead = results.Below("metrics", $".{Defended}.{Marks.OfProcess(Marks.DeadProcess())}.tmp");
        var running = results.Below("metrics", $".{Defended}.{Marks.OfProcess(Environment.ProcessId)}.tmp");
        File.WriteAllText(dead, "PAR1");
        File.WriteAllText(running, "PAR1");
        File.Delete(results.Below("metrics", Defended + ".parquet"));

        experiment.Run(results.Path);

        Assert.False(File.Exists(dead));
        Assert.True(File.Exists(running));
    }

    private IReadOnlyList<TRow> Read<TRow>(string run)
        where TRow : IResultRow => TableReader.Read<TRow>(ResultTables.FileOf<TRow>(experiment.Results, run));
}
