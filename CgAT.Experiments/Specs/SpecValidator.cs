using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;

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
        return [.. (findings.Count > 0 ? findings : WholeRules.Check(spec)).Select(finding => new Diagnostic
        {
            Code = finding.Code,
            Message = $"{finding.Path} {finding.Cause}",
            Remedy = finding.Remedy,
        })];
    }

    /// <summary>Refuses a spec with anything wrong.</summary>
    /// <exception cref="UserErrorException">Everything that is wrong.</exception>
    public static void Require(ExperimentSpec spec)
    {
        var diagnostics = Validate(spec);
        if (diagnostics.Count > 0)
        {
            throw new UserErrorException(diagnostics);
        }
    }
}
