using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Execution;

/// <summary>Finds where a spec shows crops at any place of its training images.</summary>
internal static class RandomCrops
{
    /// <summary>Whether it does so anywhere.</summary>
    public static bool Has(ExperimentSpec spec) => Places(spec).Any();

    /// <summary>The path of each such setting.</summary>
    public static IEnumerable<string> Places(ExperimentSpec spec) =>
        Augmentations(spec).Where(place => place.Augment is { Crop: "random" }).Select(place => place.Path);

    private static IEnumerable<(string Path, AugmentSpec? Augment)> Augmentations(ExperimentSpec spec) =>
    [
        ("backbone.warm_up.augment.crop", CoreSettings.WarmUp(spec.Backbone)?.Augment),
        ("hashing.augment.crop", spec.Hashing.Augment),
        .. Of("defense", spec.Defenses),
        .. Of("surrogate", spec.Surrogates ?? []),
    ];

    private static IEnumerable<(string Path, AugmentSpec? Augment)> Of(
        string list, IReadOnlyList<DefenseSpec> defenses) => defenses.Select((defense, index) => (
            SettingPath.Key(SettingPath.Item(list, index), "augment.crop"),
            (defense as TrainedDefenseSpec)?.Augment));
}
