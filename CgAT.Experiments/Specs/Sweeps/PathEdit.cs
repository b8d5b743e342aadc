using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>A value for the setting that a path names.</summary>
/// <param name="Target">The setting.</param>
/// <param name="PathSpan">Where the path stands.</param>
/// <param name="Value">The value.</param>
internal sealed record PathEdit(PathTarget Target, TextSpan PathSpan, SourceNode Value)
{
    /// <summary>
    /// Whether this is a kind or a preset by which the table that another setting is in, or one around it, loses what
    /// the spec says there. A kind that does not know the setting has no use for it.
    /// </summary>
    public bool Replaces(PathTarget other)
    {
        var table = Target.Steps.SkipLast(1).ToArray();
        if (Target.Setting is not null || other.Steps.Count <= table.Length
            || !other.Steps.Take(table.Length).SequenceEqual(table))
        {
            return false;
        }

        var key = other.Steps[table.Length] as string;
        var name = (Value as SourceScalar)?.Value as string;
        var kind = SpecShapes.Variants(Target.Table).FirstOrDefault(
            shape => shape.Tag?.Key == Target.Key && shape.Tag.Name == name);
        return Target.Key == LanguageKeys.Preset || kind?.Find(key ?? "") is not null;
    }
}
