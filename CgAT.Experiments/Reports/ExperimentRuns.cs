using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Reports;

/// <summary>The finished runs of one experiment that were attacked.</summary>
internal sealed record ExperimentRuns
{
    /// <summary>The experiment.</summary>
    public required string Name { get; init; }

    /// <summary>Its runs by defence and place in a sweep.</summary>
    public required IReadOnlyList<SeedGroup> Groups { get; init; }

    /// <summary>What stands for robustness.</summary>
    public required RobustMeasure Robust { get; init; }

    /// <summary>What is measured without an attack, for an axis.</summary>
    public string CleanTitle => string.Create(CultureInfo.InvariantCulture, $"clean MAP@{Groups[0].Row.K:N0}, %");

    /// <summary>The labels of the groups in which some run has no value of robustness: what figures can't draw.</summary>
    public IEnumerable<string> Unmeasured => Groups
        .Where(group => group.Spread(run => Robust.ValueOf(run)) is null)
        .Select(group => group.Label);

    /// <summary>
    /// The experiments of a results folder that were attacked so, at least one, in the order of their names.
    /// </summary>
    /// <exception cref="UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: there is no such attack, or none at all.
    /// </exception>
    public static IReadOnlyList<ExperimentRuns> Attacked(string results, string? attack)
    {
        var runs = ReportRun.ReadAll(results);
        ExperimentRuns[] found =
        [
            .. from experiment in runs
                   .GroupBy(run => run.Row.Experiment)
                   .OrderBy(of => of.Key, StringComparer.Ordinal)
               let robust = RobustMeasure.Of([.. experiment], attack)
               where robust is not null
               select new ExperimentRuns { Name = experiment.Key, Groups = SeedGroup.Of(experiment), Robust = robust },
        ];
        return found switch
        {
            [] when attack is null => throw ReportErrors.None(
                results, "an attack with a bound", "add an [[attack]] to the spec and run it again"),
            [] => throw ReportErrors.Unknown(
                results, "attack", attack, runs.SelectMany(run => run.Maps).Select(row => row.Attack).OfType<string>()),
            _ => found,
        };
    }

    /// <summary>CGAT0310: no run has values, as where there are no queries.</summary>
    public static UserErrorException NothingMeasured(string results) => ReportErrors.None(
        results, "a value of MAP", "the table 'metrics' says why not, in its column 'reason'");
}
