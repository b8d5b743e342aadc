using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>Reads what the command line says of a spec.</summary>
internal sealed class OverrideReading(SpecOverrides overrides, Action<Diagnostic> report)
{
    private readonly List<PathEdit> _set = [];

    /// <summary>The settings that were set, by their path, with the place where.</summary>
    public IReadOnlyList<PathEdit> Settings => _set;

    /// <summary>The spec with the settings.</summary>
    public SourceTable Set(SourceTable root)
    {
        var resolver = new PathResolver(root, report);
        foreach (var text in Texts(overrides.Set, "--set"))
        {
            if (text.Split() is not var (parts, path, start)
                || text.Value(start) is not { } value
                || resolver.Resolve(parts) is not { } target)
            {
                continue;
            }

            if (_set.Exists(edit => edit.Target.Path == target.Path))
            {
                report(path.Diagnose(
                    ErrorCodes.SpecDuplicateItem, $"{target.Path} is set twice", "leave one of the two out"));
            }
            else
            {
                _set.Add(new PathEdit(target, path, value));
            }
        }

        return PathEdits.Apply(root, _set, report);
    }

    /// <summary>The axes.</summary>
    public IReadOnlyList<AxisOverride> Axes()
    {
        var axes = new List<AxisOverride>();
        foreach (var text in Texts(overrides.Axes, "--axis"))
        {
            if (text.Split() is var (parts, path, start))
            {
                axes.Add(new AxisOverride(parts, path, text.Values(start)));
            }
        }

        return axes;
    }

    // Paths of the command line are relative to where it is typed.
    private IEnumerable<OverrideText> Texts(IReadOnlyList<string> texts, string option) => texts.Select((text, index) =>
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{option} {index + 1}");
        return new OverrideText(new SourceText(text, name, Environment.CurrentDirectory), option, report);
    });
}
