using CgAT.Core.Numerics;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Planning;

/// <summary>Plans under a numerics contract that no machine changes.</summary>
internal static class SomePlan
{
    public static NumericsContract Contract { get; } = new()
    {
        Device = "cpu",
        Threads = 2,
        Libtorch = "2.10.0",
        TorchSharp = "0.107.0",
        CpuCapability = "AVX2",
    };

    /// <summary>The plan of a spec; as SpecTexts.Spec, on one seed, where none is given.</summary>
    public static ExperimentPlan Of(ExpandedSpec? spec = null, NumericsContract? contract = null) =>
        Planner.Plan(spec ?? SpecEdits.WithSeeds(SpecTexts.Spec, [0]), contract ?? Contract);
}
