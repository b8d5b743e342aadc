using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Extensions;

/// <summary>
/// What goes wrong in the core with what a script's code gave it, such as a network with weights that nothing depends
/// on.
/// </summary>
internal static class ExtensionFaults
{
    /// <summary>An error for each part of a stage that is a script's; empty where none is.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stage">Its stage that failed.</param>
    /// <param name="fault">What the core said.</param>
    public static IReadOnlyList<Diagnostic> Of(RunPlan run, IStage? stage, Exception fault) =>
    [
        .. Parts(run, stage).OfType<IExtensionSpec>()
            .Select(part => ExtensionRegistry.Find(part.GetType(), part.Extension))
            .OfType<Extension>()
            .Distinct()
            .Select(known => ExtensionCalls.Diagnose(known.Name, known.File, fault.Message)),
    ];

    private static IEnumerable<object> Parts(RunPlan run, IStage? stage) => stage switch
    {
        WarmUpStage => [run.Spec.Backbone],
        HashingStage => [run.Spec.Backbone, run.Spec.Hashing],
        DefenseStage => [run.Spec.Backbone, run.Spec.Hashing, run.Defense],
        _ => [run.Spec.Backbone, .. run.Spec.Attacks],
    };
}
