using System.Reflection;

namespace CgAT.Experiments.Specs.Shapes;

/// <summary>The keys of a record of the spec language as declared, those of the base record first.</summary>
internal sealed record RecordShape
{
    public required Type Type { get; init; }

    /// <summary>The key and value that choose this record; null where it has no abstract base.</summary>
    public required UnionTagAttribute? Tag { get; init; }

    public required IReadOnlyList<SettingShape> Settings { get; init; }

    /// <summary>Every key, the tag first.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Every key in ordinal order with its setting; null for the tag.</summary>
    public required IReadOnlyList<(string Key, SettingShape? Setting)> Canonical { get; init; }

    public SettingShape? Find(string key) => Settings.FirstOrDefault(setting => setting.Key == key);

    public static RecordShape Of(Type type)
    {
        var tag = type.GetCustomAttribute<UnionTagAttribute>(inherit: false);
        var settings = type.GetProperties()
            .OrderBy(property => Depth(property.DeclaringType!))
            .ThenBy(property => property.MetadataToken)
            .Select(SettingShape.Of)
            .OfType<SettingShape>()
            .ToArray();
        var keys = settings.Select(setting => setting.Key);
        var members = settings.Select(setting => (setting.Key, (SettingShape?)setting));
        return new RecordShape
        {
            Type = type,
            Tag = tag,
            Settings = settings,
            Keys = [.. tag is null ? keys : keys.Prepend(tag.Key)],
            Canonical =
            [
                .. (tag is null ? members : members.Append((tag.Key, null)))
                    .OrderBy(member => member.Item1, StringComparer.Ordinal),
            ],
        };
    }

    private static int Depth(Type type) => type.BaseType is { } below ? Depth(below) + 1 : 0;
}
