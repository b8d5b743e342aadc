using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Planning;

/// <summary>
/// Takes some of the runs of a plan: those that meet every one of a list of texts such as <c>defense=cgat</c>,
/// <c>seed=0,1</c> or, with the name of an axis, <c>bits=32</c>. A run meets a value of an axis where one of its points
/// has it.
/// </summary>
public static class RunFilter
{
    private const string Defense = "defense";
    private const string Seed = "seed";
    private const int MostValuesShown = 12;

    /// <summary>
    /// The plan with the runs that meet all texts, and the stages of these; its id stays that of the spec.
    /// </summary>
    /// <exception cref="UserErrorException">CGAT0403: a text means nothing, or no run meets them all.</exception>
    public static ExperimentPlan Take(ExperimentPlan plan, IReadOnlyList<string> only)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(only);
        if (only.Count == 0)
        {
            return plan;
        }

        var conditions = only.Select(text => Condition(plan, text)).ToArray();
        var runs = plan.Runs.Where(run => Array.TrueForAll(conditions, condition => condition(run))).ToArray();
        if (runs.Length == 0)
        {
            throw Error(
                $"no run has {string.Join(" and ", only)}", "each of these is there, but no run has them all");
        }

        var keys = runs.SelectMany(run => run.Stages).Select(stage => stage.Identity.Key)
            .ToHashSet(StringComparer.Ordinal);
        return plan with
        {
            Runs = runs,
            Stages = [.. plan.Stages.Where(stage => keys.Contains(stage.Identity.Key))],
        };
    }

    private static Func<RunPlan, bool> Condition(ExperimentPlan plan, string text)
    {
        var known = plan.Expanded.Axes.Concat([Defense, Seed]).ToArray();
        if (text.Split('=', 2) is not [var key, var list])
        {
            var example = $"{known[0]}={Values(plan.Runs[0], known[0]).First()}";
            throw Error($"--only is '{text}'", $"write what to take and its value, such as {example}");
        }

        // The path of a setting will do for the axis that is named after its end.
        var name = Array.Find(known, each => key == each || key.EndsWith($".{each}", StringComparison.Ordinal))
            ?? throw Error($"no axis is called '{key}'", ClosestName.Remedy(key, known));
        var values = list.Split(',', StringSplitOptions.TrimEntries);

        // The values of settings that go in step have commas in them.
        var wanted = plan.Runs.Any(run => Meets(run, name, list)) ? [list] : values;
        foreach (var value in wanted.Where(value => !plan.Runs.Any(run => Meets(run, name, value))))
        {
            throw Error($"no run has {name}={value}", $"there are: {Values(plan, name)}");
        }

        return run => Array.Exists(wanted, value => Meets(run, name, value));
    }

    private static bool Meets(RunPlan run, string name, string value) => name switch
    {
        Defense => run.Defense.Label == value,
        Seed => run.Seed.ToString(CultureInfo.InvariantCulture) == value,
        _ => run.Points.Any(point => point.Axes.Any(place => place.Axis == name && place.Is(value))),
    };

    private static string Values(ExperimentPlan plan, string name)
    {
        var values = plan.Runs.SelectMany(run => Values(run, name)).Distinct().ToArray();
        return string.Join(", ", values.Take(MostValuesShown)) + (values.Length > MostValuesShown ? ", ..." : "");
    }

    private static IEnumerable<string> Values(RunPlan run, string name) => name switch
    {
        Defense => [run.Defense.Label],
        Seed => [run.Seed.ToString(CultureInfo.InvariantCulture)],
        _ => run.Points.SelectMany(point => point.Axes).Where(place => place.Axis == name).Select(place => place.Text),
    };

    private static UserErrorException Error(string message, string remedy) =>
        new(new Diagnostic { Code = ErrorCodes.BadArgument, Message = message, Remedy = remedy });
}
