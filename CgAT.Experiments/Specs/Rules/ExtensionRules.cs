using CgAT.Core.Errors;
using CgAT.Experiments.Extensions;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules of what code of a script computes.</summary>
internal static class ExtensionRules
{
    /// <summary>Everything that a spec uses and no script has registered, or only from another source.</summary>
    public static IEnumerable<Finding> Check(ExperimentSpec spec) => Parts(spec)
        .Where(part => part.Record is IExtensionSpec)
        .Select(part => Check((IExtensionSpec)part.Record, part.Path))
        .OfType<Finding>();

    private static Finding? Check(IExtensionSpec spec, string path)
    {
        var known = ExtensionRegistry.Find(spec.GetType(), spec.Extension);
        if (known is null)
        {
            var names = ExtensionRegistry.Names(spec.GetType());
            return new Finding(
                ErrorCodes.ExtensionMissing,
                SettingPath.Key(path, "extension"),
                $"is \"{spec.Extension}\", which no script has registered here",
                names.Count == 0
                    ? "run the spec from the script that registers it"
                    : ClosestName.Remedy(spec.Extension, names));
        }

        return known.Source == spec.Source ? null : new Finding(
            ErrorCodes.ExtensionChanged,
            SettingPath.Key(path, "source"),
            $"is \"{spec.Source}\", and '{spec.Extension}' is registered from a source with another digest",
            $"write \"{known.Source}\" for what it is now, which is another experiment");
    }

    private static IEnumerable<(string Path, object Record)> Parts(ExperimentSpec spec)
    {
        IEnumerable<(string, object)> Items(string key, IEnumerable<object>? items) =>
            (items ?? []).Select((item, index) => (SettingPath.Item(key, index), item));
        return
        [
            ("backbone", spec.Backbone),
            ("hashing", spec.Hashing),
            .. Items("defense", spec.Defenses),
            .. Items("surrogate", spec.Surrogates),
            .. Items("attack", spec.Attacks),
            .. spec.Checks is { } checks ? [("checks.attack", (object)checks.Attack)] : Array.Empty<(string, object)>(),
        ];
    }
}
