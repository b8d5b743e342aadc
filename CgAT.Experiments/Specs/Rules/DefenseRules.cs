using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules that the settings of a defence keep between them.</summary>
internal static class DefenseRules
{
    /// <summary>Everything that is wrong with the schedules of defences.</summary>
    public static IEnumerable<Finding> Schedules(IReadOnlyList<DefenseSpec> defenses)
    {
        for (var index = 0; index < defenses.Count; index++)
        {
            if (defenses[index] is AdversarialDefenseSpec { Phases: { } phases } defense
                && phases.Sum(phase => phase.Epochs) is var sum && sum > defense.Epochs)
            {
                yield return new Finding(
                    ErrorCodes.SpecOutOfRange,
                    SettingPath.Key(SettingPath.Item("defense", index), "phases"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"take {sum} epochs, and the defence has {defense.Epochs} in all"),
                    "give the defence more epochs, or its phases fewer");
            }
        }
    }
}
