using CgAT.Core.Numerics;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>Expands a spec into runs and their stages. Computes nothing.</summary>
public static class Planner
{
    // Which one does not matter where runs are only counted.
    private static readonly NumericsContract SomeContract = new()
    {
        Device = "cpu",
        Threads = 1,
        Libtorch = "",
        TorchSharp = "",
        CpuCapability = "",
    };

    /// <summary>How many runs a valid spec has, which is the same wherever they are computed.</summary>
    public static int CountRuns(ExpandedSpec spec) => Plan(spec, SomeContract).Runs.Count;

    /// <summary>The plan of a valid spec under a numerics contract.</summary>
    public static ExperimentPlan Plan(ExpandedSpec spec, NumericsContract contract)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(contract);
        var stages = new PlannedStages(contract);
        var runs = new PlannedRuns();
        foreach (var point in spec.Points)
        {
            foreach (var seed in point.Spec.Seeds)
            {
                foreach (var defense in point.Spec.Defenses)
                {
                    runs.Add(point, seed, defense, stages.Of(point.Spec, seed, defense));
                }
            }
        }

        return new ExperimentPlan
        {
            Expanded = spec,
            SpecId = SpecIdentity.Of(spec),
            Contract = contract,
            Runs = runs.All(),
            Stages = stages.All,
        };
    }
}
