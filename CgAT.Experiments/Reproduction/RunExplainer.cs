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
        return Explain(resultsFolder, plan.Runs.Single(), spec, manifest.Context.Contract);
    }

    /// <summary>Explains a run of a plan, finished or not.</summary>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: a manifest can't be read.</exception>
    public static RunExplanation Explain(string resultsFolder, ExperimentPlan plan, RunPlan run)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        return Explain(resultsFolder, run, RunRows.Single(run), plan.Contract);
    }

    private static RunExplanation Explain(
        string resultsFolder, RunPlan run, ExperimentSpec spec, NumericsContract contract)
    {
        var finished = RunManifests.Ids(resultsFolder);
        var nearest = finished.Where(id => id != run.RunId)
            .Select(id => RunManifests.Read(resultsFolder, id))
            .Select(other => (Manifest: other, Differences: Differences(other, spec, contract)))
            .OrderBy(other => other.Differences.Count)
            .ThenBy(other => other.Manifest.RunId, StringComparer.Ordinal)
            .FirstOrDefault();
        var stages = nearest.Manifest?.Stages.ToHashSet() ?? [];
        return new RunExplanation
        {
            RunId = run.RunId,
            IsFinished = finished.Contains(run.RunId),
            Nearest = nearest.Manifest?.RunId,
            Differences = nearest.Differences ?? [],
            Shared = [.. run.Stages.Where(stage => stages.Contains(stage.Identity.Folder)).Select(stage => stage.Title)],
            Own = [.. run.Stages.Where(stage => !stages.Contains(stage.Identity.Folder)).Select(stage => stage.Title)],
        };
    }

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
