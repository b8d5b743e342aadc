namespace CgAT.Experiments.Reports;

/// <summary>Two defences of an experiment, query by query, at each point of its sweep and under each attack.</summary>
public static class DefenseComparison
{
    /// <summary>The resamples of intervals and p-values.</summary>
    public const int Resamples = 5_000;

    /// <summary>Compares the finished runs of a results folder, which must have the same seeds and queries.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="first">The label of the defence to compare with.</param>
    /// <param name="second">The label of the other one.</param>
    /// <param name="attack">
    /// The label of one attack; null for clean queries and every attack but members of ensembles.
    /// </param>
    /// <returns>At least one comparison; by experiment, point and attack, clean queries first.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: there is no such defence or attack, or the
    /// two were never run alike.
    /// </exception>
    public static IReadOnlyList<ComparedDefenses> Of(string results, string first, string second, string? attack = null)
    {
        var runs = ReportRun.ReadAll(results);
        Require(results, "defence", first, runs.Select(run => run.Row.Defense));
        Require(results, "defence", second, runs.Select(run => run.Row.Defense));
        if (attack is not null)
        {
            var attacks = runs.SelectMany(run => run.Maps).Select(row => row.Attack).OfType<string>();
            Require(results, "attack", attack, attacks);
        }

        DefensePair[] pairs = [.. Pairs(runs, first, second)];
        ComparedDefenses[] found = [.. pairs.SelectMany(pair => pair.Compare(results, attack))];
        var hindrance = pairs.Select(pair => pair.Hindrance).FirstOrDefault(reason => reason is not null);
        return found.Length > 0
            ? found
            : throw ReportErrors.None(
                results,
                $"'{first}' and '{second}' in one experiment, with one seed, the same queries and all else alike"
                    + (hindrance is null ? "" : $": {hindrance}"),
                "run one spec with both as [[defense]], with the same seeds");
    }

    private static IEnumerable<DefensePair> Pairs(IReadOnlyList<ReportRun> runs, string first, string second)
    {
        var groups = SeedGroup.Of(runs);
        return
            from one in groups.Where(each => each.Row.Defense == first)
            from other in groups.Where(each => each.Row.Defense == second)
            where DefensePair.AreAlike(one, other)
            select new DefensePair(one, other);
    }

    private static void Require(string results, string what, string name, IEnumerable<string> known)
    {
        if (!known.Contains(name))
        {
            throw ReportErrors.Unknown(results, what, name, known);
        }
    }
}
