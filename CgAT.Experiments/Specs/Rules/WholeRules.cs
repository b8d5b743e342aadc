using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Stages;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>
/// The rules that settings keep between them, for specs whose every setting is right by itself. Records that the points
/// of a sweep share are checked once.
/// </summary>
internal sealed class WholeRules
{
    private readonly HashSet<object> _checked = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Finding> _told = [];

    private WholeRules()
    {
    }

    /// <summary>Everything that is wrong with a spec.</summary>
    public static IEnumerable<Finding> Check(ExperimentSpec spec) => new WholeRules().CheckNew(spec);

    /// <summary>Everything that is wrong with the points of a sweep, each with the first point that has it.</summary>
    public static IEnumerable<(Finding Finding, SweepPoint Point)> Check(ExpandedSpec spec)
    {
        var rules = new WholeRules();
        return spec.Points.SelectMany(
            point => rules.CheckNew(point.Spec), (point, finding) => (finding, point));
    }

    private IEnumerable<Finding> CheckNew(ExperimentSpec spec) =>
        ImageRules.Check(spec)
            .Concat(Checkpoint(spec))
            .Concat(_checked.Add(spec.Defenses)
                ? SameUnderTwoNames("defense", spec.Defenses).Concat(DefenseRules.Schedules(spec.Defenses))
                : [])
            .Concat(_checked.Add(spec.Attacks)
                ? SameUnderTwoNames("attack", spec.Attacks).Concat(AttackRules.Budgets(spec.Attacks))
                : [])
            .Concat(spec.Surrogates is { } surrogates && _checked.Add(surrogates)
                ? SameUnderTwoNames("surrogate", surrogates)
                : [])
            .Concat(ExtensionRules.Check(spec))
            .Concat(AttackRules.Crafting(spec))
            .Concat(spec.Checks is { } checks && _checked.Add(checks) ? AttackRules.Checks(checks) : [])
            .Where(_told.Add);

    private static IEnumerable<Finding> Checkpoint(ExperimentSpec spec)
    {
        if (spec.Hashing.Checkpoint is not null && Replaced(spec.Backbone) is { } replaced)
        {
            yield return new Finding(
                ErrorCodes.CheckpointReplacesWeights,
                "hashing.checkpoint",
                $"would replace the backbone's {replaced}",
                "write weights = { kind = \"none\" } and no warm_up, or one of 0 epochs, or take the checkpoint out");
        }
    }

    private static string? Replaced(BackboneSpec backbone) =>
        CoreSettings.FileOfWeights(backbone) is not null ? "weights"
        : CoreSettings.WarmUp(backbone) is { Epochs: > 0 } ? "warm_up"
        : null;

    // Names are no part of an identity: the two would be one run, and write the same files.
    private static IEnumerable<Finding> SameUnderTwoNames(string list, IReadOnlyList<ILabelled> items)
    {
        var settings = items.Select(item => SpecCanonical.ToJson(item)).ToList();
        for (var index = 1; index < settings.Count; index++)
        {
            var first = settings.IndexOf(settings[index]);
            if (first < index)
            {
                yield return new Finding(
                    ErrorCodes.SpecDuplicateItem,
                    SettingPath.Item(list, index),
                    $"has every setting of '{items[first].Label}', and names tell nothing apart that is computed",
                    "change a setting, or take one of them out");
            }
        }
    }
}
