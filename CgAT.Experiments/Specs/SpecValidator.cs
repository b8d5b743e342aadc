using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Checks specs that were made in code by the rules that files are read by.</summary>
public static class SpecValidator
{
    /// <summary>
    /// Everything that is wrong with <paramref name="spec"/>, in the order of its settings; empty where nothing is. The
    /// diagnostics have no place, but name the setting by its path, such as <c>defense[1].epsilon</c>.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Validate(ExperimentSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var findings = SpecRules.Check(spec, _ => true);
        return [.. (findings.Count > 0 ? findings : WholeRules.Check(spec)).Select(finding => Diagnose(finding, ""))];
    }

    /// <summary>
    /// Everything that is wrong with the points of a sweep, each error once. Records that points share are checked
    /// once.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Validate(ExpandedSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var findings = SpecRules.Check(spec.Base, _ => true).ToHashSet();
        var found = findings.Select(finding => Diagnose(finding, "")).ToList();
        var settings = SpecShapes.Record(typeof(ExperimentSpec)).Settings;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var point in spec.Points)
        {
            foreach (var setting in settings)
            {
                var value = setting.Property.GetValue(point.Spec);
                var own = setting.Property.GetValue(spec.Base);
                var isOwn = ReferenceEquals(value, own) || (value is ValueType && value.Equals(own));
                if (!isOwn && seen.Add(value ?? setting))
                {
                    found.AddRange(SpecRules.CheckValue(setting, value, setting.Key, isItem: false, _ => true)
                        .Where(findings.Add)
                        .Select(finding => Diagnose(finding, point.Where)));
                }
            }
        }

        return found.Count > 0
            ? found
            : [.. WholeRules.Check(spec).Select(each => Diagnose(each.Finding, each.Point.Where))];
    }

    /// <summary>Refuses a spec with anything wrong at any point.</summary>
    /// <exception cref="UserErrorException">Everything that is wrong.</exception>
    public static void Require(ExpandedSpec spec)
    {
        var diagnostics = Validate(spec);
        if (diagnostics.Count > 0)
        {
            throw new UserErrorException(diagnostics);
        }
    }

    private static Diagnostic Diagnose(Finding finding, string place) => new()
    {
        Code = finding.Code,
        Message = $"{finding.Path} {finding.Cause}{place}",
        Remedy = finding.Remedy,
    };
}
