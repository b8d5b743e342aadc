using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Core.Networks;

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
        ImageSize(spec)
            .Concat(_checked.Add(spec.Defenses) ? SameUnderTwoNames("defense", spec.Defenses) : [])
            .Concat(_checked.Add(spec.Attacks) ? SameUnderTwoNames("attack", spec.Attacks) : [])
            .Where(_told.Add);

    private static IEnumerable<Finding> ImageSize(ExperimentSpec spec)
    {
        const int side = ConvNetS.ImageSide;
        if (spec is { Backbone: ConvNetSSpec, Dataset: ImageListSpec { Resize.Size: not side and var size } })
        {
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                "dataset.resize.size",
                string.Create(CultureInfo.InvariantCulture, $"is {size}, and backbone 'convnet-s' wants {side}"),
                string.Create(CultureInfo.InvariantCulture, $"write {side}"));
        }
    }

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
