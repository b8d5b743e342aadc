using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Scripting;

/// <summary>Reads settings of what was run.</summary>
public static class SettingReading
{
    /// <summary>
    /// The value that a run was computed with: that of its defence, of its attack of a label, or of the rest of its
    /// spec; null where that has no such setting or gives it no value.
    /// </summary>
    /// <param name="setting">The setting.</param>
    /// <param name="run">The run.</param>
    /// <param name="attack">The label of the attack; null for none, as on clean queries.</param>
    public static object? Of(Setting setting, RunPlan run, string? attack)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(run);
        return setting.ValueIn(run, attack);
    }
}
