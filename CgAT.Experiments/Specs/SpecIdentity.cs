using System.Text;
using CgAT.Core.Data;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Specs;

/// <summary>The identity of a spec: equal for two specs that ask for the same numbers, and only for those.</summary>
public static class SpecIdentity
{
    /// <summary>
    /// The SHA-256 over the UTF-8 bytes of <see cref="SpecCanonical.ToJson(object, bool)"/> without cosmetic settings,
    /// but with the
    /// seeds, as 64 lower-case hexadecimal digits. Also for a part of a spec, such as its hashing.
    /// </summary>
    public static string Of(object record) =>
        Sha256(SpecCanonical.ToJson(record is ExperimentSpec spec ? WithoutLabels(spec) : record));

    /// <summary>
    /// The identity of a spec with its sweep. Of one point without axes, that of the point. Else the SHA-256 over the
    /// JSON, canonical too, <c>{"axes":["bits"],"points":[{"axes":[16],"spec":"ID"},...]}</c> with the names of the
    /// axes and, in order, the values and the id of each point.
    /// </summary>
    public static string Of(ExpandedSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec is { Axes.Count: 0, Points: [var only] })
        {
            return Of((object)only.Spec);
        }

        var json = new StringBuilder("{\"axes\":").Append(SpecCanonical.ToJson(spec.Axes)).Append(",\"points\":[");
        var parts = new CanonicalParts();
        var separator = "";
        foreach (var point in spec.Points)
        {
            var spelled = SpecCanonical.ToJson(WithoutLabels(point.Spec), parts);
            json.Append(separator).Append("{\"axes\":").Append(PlaceOf(point))
                .Append(",\"spec\":\"").Append(Sha256(spelled)).Append("\"}");
            separator = ",";
        }

        return Sha256(json.Append("]}").ToString());
    }

    /// <summary>The values of a point as canonical JSON.</summary>
    internal static string PlaceOf(SweepPoint point) => $"[{string.Join(',', point.Axes.Select(value =>
        value.Value is { } content ? SpecCanonical.ToJson(content) : "null"))}]";

    // Names are no part of the science: what an attack is crafted on counts as what that is, not as what it is called.
    private static ExperimentSpec WithoutLabels(ExperimentSpec spec)
    {
        return spec.Attacks.All(attack => attack.CraftedOn is null)
            ? spec
            : spec with { Attacks = [.. spec.Attacks.Select(WithoutLabel)] };

        AttackSpec WithoutLabel(AttackSpec attack) => spec.CraftedOn(attack) is { } source
            ? attack with { CraftedOn = SpecCanonical.ToJson(source) }
            : attack;
    }

    private static string Sha256(string text) =>
        ContentDigest.Hex(Encoding.UTF8.GetBytes(text));
}
