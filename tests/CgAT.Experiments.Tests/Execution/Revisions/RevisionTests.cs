using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>
/// Whoever changes what a stage computes has to raise its revision, or stored stages would pass for what the new code
/// computes.
/// </summary>
[Collection(ExperimentCollection.Name)]
public sealed class RevisionTests(FinishedExperiment experiment)
{
    [FrozenFact]
    public void No_result_of_a_stage_moves_without_a_new_revision()
    {
        using var results = experiment.Copy();
        var found = Results(experiment.Run(results.Path, EveryWay()).RequireSuccess(), results.Path)
            .Concat(Results(experiment.Attacked, experiment.AttackedResults))
            .DistinctBy(result => result.Key)
            .ToList();
        var frozen = FrozenResults.Read();

        // Not to be approved away.
        var moved = RevisionGuard.Moved(frozen, found);
        Assert.True(moved.Count == 0, string.Join('\n', moved));
        FrozenResults.RequireEqual(RevisionGuard.Renew(frozen, found));
    }

    [Fact]
    public void Every_kind_of_stage_is_frozen()
    {
        var kinds = typeof(IStage).Assembly.GetTypes()
            .Where(type => type.IsClass && typeof(IStage).IsAssignableFrom(type));
        Assert.Equal(
            kinds.Count(), FrozenResults.Read().Select(each => each.Stage.Split(' ')[0]).Distinct().Count());
    }

    // Each trained defence, bank, decay and optimiser, and both sources of center codes.
    private ExperimentSpec EveryWay()
    {
        var spec = experiment.Spec;
        var cgat = Assert.IsType<CgatDefenseSpec>(experiment.Spec.Defenses[1]);
        var steps = new StepsDecaySpec { At = [0.5], Factor = 0.1 };
        return spec with
        {
            Defenses =
            [
                .. spec.Defenses,
                new ContinueDefenseSpec
                {
                    Epochs = 1,
                    BatchSize = TinySpec.BatchSize,
                    Optimizer = new AdamSpec { LearningRate = 1e-3 },
                    Decay = steps,
                },
                cgat with { Name = "official", Bank = "official", Mu = 0.5, Decay = steps },
            ],
            Attacks =
            [
                .. spec.Attacks,
                Assert.IsType<CenterAttackSpec>(spec.Attacks[0]) with
                {
                    Name = "train",
                    CentersFrom = "train",
                    RandomStart = false,
                },
            ],
        };
    }

    private static IEnumerable<StageResult> Results(ExperimentOutcome outcome, string folder) =>
        outcome.Plan.Runs.SelectMany(run => run.Stages, (run, stage) => (run, stage))
            .DistinctBy(each => each.stage.Identity.Key)
            .Select(each => Result(ProcessorKind.OfThisProcess(), each.run, each.stage, new StageStore(folder)));

    private static StageResult Result(string processor, RunPlan run, IStage stage, StageStore store)
    {
        var files = store.Open(stage.Identity).Manifest.Files.OrderBy(file => file.Key, StringComparer.Ordinal);
        var text = string.Concat(files.Select(file => $"{file.Key} {file.Value}\n"));
        var attack = stage is AttackStage { Attack: var spec } ? $" {spec.Label}" : "";
        return new StageResult(
            processor,
            $"{stage.Identity.Kind}{attack} of {run.Defense.Label}",
            (int)JsonNode.Parse(stage.Identity.Text)!["revision"]!,
            stage.Identity.Key[..24],
            "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
