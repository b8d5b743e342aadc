using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>Finds the settings that paths name in a spec that was read.</summary>
/// <remarks>
/// A key of any record of a union will do: which record a table is may be changed by the same sweep. Where the key does
/// not fit the record that it comes to, the binder says so.
/// </remarks>
internal sealed class PathResolver(SourceTable root, Action<Diagnostic> report)
{
    /// <summary>The setting; null, with a report, where the path names none.</summary>
    public PathTarget? Resolve(IReadOnlyList<PathPart> parts)
    {
        var walk = new PathWalk(parts, typeof(ExperimentSpec), root);
        while (walk.Next < parts.Count)
        {
            if (!Step(walk))
            {
                return null;
            }
        }

        if (!walk.Ended)
        {
            Report(parts[^1], ErrorCodes.SpecNoSetting, NotOne(walk), Within(walk));
            return null;
        }

        return new PathTarget
        {
            Path = walk.Path,
            Steps = walk.Steps,
            Names = walk.Names,
            Table = walk.Type,
            Setting = walk.Setting,
            Cosmetic = walk.Cosmetic,
        };
    }

    private bool Step(PathWalk walk)
    {
        var part = walk.Parts[walk.Next++];
        if (walk.Ended)
        {
            var message = $"{walk.Path} is a setting, with nothing within it";
            return Report(part, ErrorCodes.SpecNoSetting, message, "end the path there");
        }

        return walk.List is null ? StepToKey(walk, part) : StepToItem(walk, part);
    }

    private bool StepToKey(PathWalk walk, PathPart part)
    {
        var header = SettingPath.Header(walk.Path);
        if (part.Name is not { } key)
        {
            return Report(part, ErrorCodes.SpecNoSetting, $"{header} is no list", Within(walk));
        }

        var variants = walk.Variants;
        var isTag = variants[0].Tag?.Key == key;
        var setting = variants.Select(shape => shape.Find(key)).FirstOrDefault(found => found is not null);
        if (setting is null && !isTag && !(key == LanguageKeys.Preset && SpecPresets.Has(walk.Type)))
        {
            return Report(
                part,
                ErrorCodes.SpecUnknownKey,
                $"unknown key '{TextRules.Show(key)}' in {header}",
                ClosestName.Remedy(key, walk.Known));
        }

        walk.Enter(key, setting);
        return true;
    }

    private bool StepToItem(PathWalk walk, PathPart part)
    {
        var count = walk.Items?.Items.Count ?? 0;
        var index = part.Name is null ? part.Index : walk.IndexOf(part.Name);
        if (index is { } found && found < count)
        {
            walk.EnterItem(found, part.Name);
            return true;
        }

        var list = walk.List!;
        if (part.Name is null)
        {
            return Report(
                part,
                ErrorCodes.SpecOutOfRange,
                $"{walk.Path} has {count} {(count == 1 ? "item" : "items")}, and none with the index {part.Index}",
                "items count from 0");
        }

        return Report(
            part,
            ErrorCodes.SpecUnknownName,
            $"no {list.Key} is called '{TextRules.Show(part.Name)}'",
            walk.Labels is { Count: > 0 } labels
                ? ClosestName.Remedy(part.Name, labels)
                : $"name an item by its index, such as {list.Key}[0]");
    }

    private static string NotOne(PathWalk walk) => walk.List is null
        ? $"{SettingPath.Header(walk.Path)} is a table, not a setting"
        : $"{walk.Path} is a list of tables, not a setting";

    private static string Within(PathWalk walk)
    {
        if (walk.List is not { } list)
        {
            return $"name one of its keys: {string.Join(", ", walk.Known)}";
        }

        var example = walk.Example is { } own ? $", such as {walk.Path}{own}" : "";
        return $"name an item of {list.Key} and one of its keys{example}";
    }

    private bool Report(PathPart part, string code, string message, string remedy)
    {
        report(part.Span.Diagnose(code, message, remedy));
        return false;
    }
}
