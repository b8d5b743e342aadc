using CgAT.Core.Models;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Reads the files of weights that a spec names, whole, and sees whether they fit.</summary>
public static class WeightsCheck
{
    /// <summary>Reads them into networks of the spec, which are thrown away: each file once for each network.</summary>
    /// <param name="spec">The spec; all points of its sweep are checked.</param>
    /// <param name="baseFolder">What files are relative to: the folder of the spec file.</param>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT06xx: a file that isn't there, isn't right or doesn't fit.
    /// </exception>
    public static void Require(ExpandedSpec spec, string baseFolder)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(baseFolder);
        Require(spec.Points.Select(point => point.Spec), baseFolder);
    }

    /// <summary>The same for specs of one run each.</summary>
    internal static void Require(IEnumerable<ExperimentSpec> specs, string baseFolder)
    {
        var different = specs.DistinctBy(each => (
            each.Backbone,
            each.Hashing.Checkpoint,
            Bits: each.Hashing.Checkpoint is null ? 0 : each.Hashing.Bits));
        foreach (var each in different)
        {
            Require(each, baseFolder);
        }
    }

    private static void Require(ExperimentSpec spec, string baseFolder)
    {
        var (weights, checkpoint) = (CoreSettings.FileOfWeights(spec.Backbone), spec.Hashing.Checkpoint);
        if (weights is null && checkpoint is null)
        {
            return;
        }

        using var computation = Computation.Open("cpu", threads: 1);
        using var model = HashingModel.Create(
            CoreSettings.Backbone(spec.Backbone), spec.Hashing.Bits, seed: 0, computation);
        if (weights is not null)
        {
            model.LoadPretrained(Path.GetFullPath(Path.Combine(baseFolder, weights.File)), weights.Digest);
        }

        if (checkpoint is not null)
        {
            model.LoadCheckpoint(Path.GetFullPath(Path.Combine(baseFolder, checkpoint.File)), checkpoint.Digest);
        }
    }
}
