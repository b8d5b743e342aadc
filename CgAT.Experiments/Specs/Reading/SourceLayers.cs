using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// Lays one tree of tables over another: a file over the file that it extends, the keys of a table over those of its
/// preset, the values of a sweep over the file. Tables are merged key by key and the upper key wins; values, lists and
/// lists of tables are replaced as a whole, and so is a table whose tag says another kind.
/// </summary>
internal static class SourceLayers
{
    /// <summary>The merged table; neither of the two is changed.</summary>
    public static SourceTable Over(SourceTable below, SourceTable above)
    {
        if (AreOfTwoKinds(below, above) is not null)
        {
            return above;
        }

        var kept = below.Entries.Select(entry => above.Find(entry.Key) is { } other ? Over(entry, other) : entry);
        var added = above.Entries.Where(entry => below.Find(entry.Key) is null);
        return above.With(kept.Concat(added), below.IsPartial);
    }

    /// <summary>
    /// The entry of the upper table that says another kind than the lower one does; null where none does.
    /// </summary>
    public static SourceEntry? AreOfTwoKinds(SourceTable below, SourceTable above)
    {
        bool Differs(string tag) => above.Text(tag) is { } text && below.Text(tag) is { } other && text != other;
        return SpecShapes.TagKeys.FirstOrDefault(Differs) is { } found ? above.Find(found) : null;
    }

    private static SourceEntry Over(SourceEntry below, SourceEntry above) =>
        below.Value is SourceTable lower && above.Value is SourceTable upper
            ? above with { Value = Over(lower, upper) }
            : above;
}
