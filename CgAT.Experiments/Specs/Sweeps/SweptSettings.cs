using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The settings that a sweep gives values to, each known by its index.</summary>
internal sealed class SweptSettings(ExperimentSpec? spec, Action<Diagnostic> report)
{
    private readonly List<SweptSetting> _settings = [];
    private readonly Dictionary<string, string> _axes = [];

    public IReadOnlyList<SweptSetting> All => _settings;

    /// <summary>The paths of the settings that axes sweep.</summary>
    public IReadOnlyList<string> Swept => [.. _axes.Keys];

    /// <summary>A setting of an axis; null, with a report, where another axis has it already.</summary>
    public int? AddSwept(PathTarget target, TextSpan place, string axis)
    {
        if (_axes.TryAdd(target.Path, axis))
        {
            return Add(target);
        }

        report(place.Diagnose(
            ErrorCodes.SpecDuplicateItem,
            $"{target.Path} is swept twice, the first time by {_axes[target.Path]}",
            "leave one of the two out"));
        return null;
    }

    /// <summary>A setting that any point gives.</summary>
    public int IndexOf(PathTarget target) =>
        _settings.FindIndex(each => each.Target.Path == target.Path) is >= 0 and var index ? index : Add(target);

    /// <summary>The id of a value; null, with a report, where the setting can't have it.</summary>
    public int? IdOf(int setting, PathEdit edit) =>
        SettingValues.Read(edit, report) is { } value ? _settings[setting].Add(value) : null;

    private int Add(PathTarget target)
    {
        _settings.Add(new SweptSetting(target, SettingValues.Own(spec, target.Steps)));
        return _settings.Count - 1;
    }
}
