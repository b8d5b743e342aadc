using CgAT.Core.Numerics;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>Tells a run from the finished run that it resembles most.</summary>
public static class RunExplainer
{
    /// <summary>Explains a finished run of a results folder.</summary>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: a manifest can't be read.</exception>
    public static RunExplanation Explain(string resultsFolder, string runId)
    {
        var manifest = RunManifests.Read(resultsFolder, runId);
        var spec = SpecJson.Read(manifest.Spec);
        var plan = Planner.Plan(spec, manifest.Context.Contract);
        return Explain(Read(resultsFolder), plan.Runs.Single(), spec, manifest.Context.Contract);
    }

    /// <summary>Explains a run of a plan, finished or not.</summary>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: a manifest can't be read.</exception>
    public static RunExplanation Explain(string resultsFolder, ExperimentPlan plan, RunPlan run)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        return Explain(Read(resultsFolder), run, RunRows.Single(run), plan.Contract);
    }

    /// <summary>
    /// Explains the first runs of a plan that are not finished; each is compared with every finished one, so that
    /// explaining thousands of them would take long.
    /// </summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="most">How many are explained at most.</param>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: a manifest can't be read.</exception>
    public static IReadOnlyList<RunExplanation> ExplainUnfinished(string resultsFolder, ExperimentPlan plan, int most)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var finished = Read(resultsFolder);
        var ids = finished.Select(run => run.RunId).ToHashSet(StringComparer.Ordinal);
        return [.. plan.Runs.Where(run => !ids.Contains(run.RunId))
            .Take(most)
            .Select(run => Explain(finished, run, RunRows.Single(run), plan.Contract))];
    }

    private static RunExplanation Explain(
        IReadOnlyList<RunManifest> finished, RunPlan run, ExperimentSpec spec, NumericsContract contract)
    {
        var nearest = finished.Where(other => other.RunId != run.RunId)
            .Select(other => (Manifest: other, Differences: Differences(other, spec, contract)))
            .OrderBy(other => other.Differences.Count)
            .ThenBy(other => other.Manifest.RunId, StringComparer.Ordinal)
            .FirstOrDefault();
        var stages = nearest.Manifest?.Stages.ToHashSet() ?? [];
        return new RunExplanation
        {
            RunId = run.RunId,
            IsFinished = finished.Any(other => other.RunId == run.RunId),
            Nearest = nearest.Manifest?.RunId,
            Differences = nearest.Differences ?? [],
            Shared = [.. run.Stages.Where(stage => stages.Contains(stage.Identity.Folder)).Select(stage => stage.Title)],
            Own = [.. run.Stages.Where(stage => !stages.Contains(stage.Identity.Folder)).Select(stage => stage.Title)],
        };
    }

    private static RunManifest[] Read(string resultsFolder) =>
        [.. RunManifests.Ids(resultsFolder).Select(id => RunManifests.Read(resultsFolder, id))];

    private static List<SpecDifference> Differences(RunManifest other, ExperimentSpec spec, NumericsContract contract)
    {
        var settings = SpecComparison.Of(SpecJson.Read(other.Spec), spec).Where(difference => !difference.Cosmetic);
        var numerics = Contracts.Differences(other.Context.Contract, contract).Select(part => new SpecDifference
        {
            Path = part.Name,
            Before = part.Before,
            After = part.Now,
            Cosmetic = false,
        });
        return [.. settings, .. numerics];
    }
}
