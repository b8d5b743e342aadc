using System.Text.RegularExpressions;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Execution;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reproduction;

[Collection(ExperimentCollection.Name)]
public sealed class ChecklistTests(FinishedExperiment experiment)
{
    [Fact]
    public void Each_question_is_answered_by_the_runs_or_left_to_the_authors()
    {
        var text = Checklist.Of(experiment.Results, Ids(experiment.Outcome));

        Assert.StartsWith("# Reproducibility checklist: tiny\n\nFilled in", text, StringComparison.Ordinal);
        Assert.Contains("\n  - image-list: 12 queries, 60 database, 40 training images, 3 classes; `sha256:", text, StringComparison.Ordinal);
        Assert.Contains("\n  - 2 runs: 1 seed (3).\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  - a script; see the authors' code\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n  - `./cgat verify {experiment.Outcome.Runs[1].Run.RunId}`\n", text, StringComparison.Ordinal);
        Assert.Contains($"{Machine.Here.Cpu}, {Environment.ProcessorCount} processors, ", text, StringComparison.Ordinal);
        Assert.Matches(@"\n  - cgat, dpsh, 8 bits, center: 0\.[0-9]{4} on one seed \(95 % over queries: \[0\.[0-9]{4}, [01]\.[0-9]{4}\]\)\n", text);
        Assert.Equal(4, Regex.Count(text, @"on one seed"));
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(text, @"\n- \[ \] .*\n  - no run can know\n"));
    }

    [Fact]
    public void Seeds_of_equal_settings_are_summed_up_and_other_settings_are_not()
    {
        using var results = experiment.Copy();
        var outcome = experiment.Run(results.Path, SpecEdits.WithSeeds(experiment.Spec, [3, 4]));

        var text = Checklist.Of(results.Path, Ids(outcome));

        Assert.Contains("\n  - 4 runs: 2 seeds (3, 4).\n", text, StringComparison.Ordinal);
        Assert.Equal(4, Regex.Count(text, @"standard deviation 0\.[0-9]{4} over 2 seeds"));
    }

    [Fact]
    public void Manifests_say_what_was_asked_for_and_on_what_it_was_computed()
    {
        using var results = new TemporaryFolder();
        var origin = new RunOrigin { CommandLine = "./cgat run tiny.toml", Specs = [new SpecText("tiny.toml", "# text")] };
        ExperimentRunner.Run(experiment.Request(results.Path) with { Origin = origin });

        var text = Checklist.Of(results.Path, Ids(experiment.Outcome));
        Assert.Contains("\n  - `./cgat run tiny.toml`\n", text, StringComparison.Ordinal);
        foreach (var stage in Directory.GetDirectories(results.Below("store"), "*-*"))
        {
            var manifest = ManifestFile.Read(stage);
            Assert.Equal((Machine.Here, "./cgat run tiny.toml"), (manifest.Machine, manifest.Origin.CommandLine));
            Assert.Equal(origin.Specs, manifest.Origin.Specs);
        }
    }

    private static string[] Ids(ExperimentOutcome outcome) => [.. outcome.Runs.Select(run => run.Run.RunId)];
}
