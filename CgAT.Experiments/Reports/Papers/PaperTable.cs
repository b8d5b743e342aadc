using System.Globalization;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Papers;

/// <summary>
/// The table of the papers of this field: MAP@k in percent, a column for each data set and code length, a row for each
/// defence under each attack, the best defence in bold.
/// </summary>
public static class PaperTable
{
    /// <summary>The tables of a results folder, one an experiment.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="published">
    /// The data set whose published numbers stand beside ours, such as nus-wide; null for none.
    /// </param>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: nothing is published of such a data set.
    /// </exception>
    public static string Of(string results, PaperFormat format, string? published = null)
    {
        if (published is not null && !PublishedResults.Datasets.Contains(published))
        {
            throw ReportErrors.Unpublished(published, PublishedResults.Datasets);
        }

        var tables = ReportRun.ReadAll(results)
            .GroupBy(run => run.Row.Experiment)
            .OrderBy(experiment => experiment.Key, StringComparer.Ordinal)
            .Select(experiment => Table(experiment.Key, [.. experiment], format, published));
        return string.Join('\n', tables);
    }

    private static string Table(string name, IReadOnlyList<ReportRun> runs, PaperFormat format, string? published)
    {
        var groups = SeedGroup.Of(runs);
        var ours = groups.Select(group => Column(group.Row)).Distinct()
            .OrderBy(column => column.Dataset, StringComparer.Ordinal).ThenBy(column => column.Bits).ToArray();
        var theirs = ours.Where(column => column.Kind == published).ToArray();
        if (published is not null && theirs.Length == 0)
        {
            theirs = [.. PublishedResult.Bits.Select(bits => new PaperColumn(published, published, bits))];
        }

        PaperColumn[] columns = [.. ours.Union(theirs)];
        var defenses = groups.Select(Defense).Distinct().ToArray();
        string?[] attacks =
        [
            .. runs.SelectMany(run => run.Maps).Where(row => row.MemberOf is null).Select(row => row.Attack).Distinct(),
        ];
        PaperRow[] rows =
        [
            .. attacks.SelectMany(attack => Ours(groups, columns, defenses, attack)
                .Concat(Published(columns, theirs, attack, PublishedAttack.Of(attack, runs), published))),
            .. PublishedBeside(
                columns, theirs, [.. attacks.Select(attack => PublishedAttack.Of(attack, runs))], published),
        ];
        string[] notes = [.. Notes(groups, [.. rows.SelectMany(row => row.Cells)], published)];
        var titles = columns.Select(column => Title(column, columns)).ToArray();
        return format == PaperFormat.Latex
            ? LatexTable.Of(name, titles, rows, notes)
            : MarkdownTable.Of(name, titles, rows, notes);
    }

    private static IEnumerable<string> Notes(
        IReadOnlyList<SeedGroup> groups, IReadOnlyList<PaperCell> cells, string? published)
    {
        var (k, seeds) = (groups[0].Row.K, groups.Max(group => group.Runs.Count));
        var spread = seeds > 1 ? $"; mean and standard deviation over up to {seeds} seeds" : "";
        yield return $"MAP@{ReportText.Count(k)} in percent, expected over all orders of items at equal distance"
            + $"{spread}. The best of ours in bold, where nothing speaks against it.";
        if (cells.Any(cell => cell.IsDoubtful))
        {
            yield return "?: something speaks against the attack.";
        }

        if (cells.Any(cell => cell.IsPublished))
        {
            yield return $"*: {PublishedResults.Source}, of {published}; other images and network than ours.";
        }
    }

    private static PaperColumn Column(RunRow row) =>
        new(row.Dataset, row.Split is { } split ? $"{row.Dataset}/{split}" : row.Dataset, row.Bits);

    private static string Title(
        PaperColumn column, PaperColumn[] all) =>
        all.Select(each => each.Dataset).Distinct().Count() > 1
            ? $"{column.Dataset}, {column.Bits} bits"
            : $"{column.Bits} bits";

    // Places in a sweep but for the code length, which is a column.
    private static string Defense(SeedGroup group) => string.Join(
        ", ", group.Label.Split(", ").Where(part => part != $"bits {group.Row.Bits}"));

    private static IEnumerable<PaperRow> Ours(
        IReadOnlyList<SeedGroup> groups,
        PaperColumn[] columns,
        string[] defenses,
        string? attack)
    {
        var values = defenses.Select(defense => columns
            .Select(column => groups.FirstOrDefault(group => Defense(group) == defense && Column(group.Row) == column))
            .Select(group => group is null ? null : ValueOf(group, attack)).ToArray()).ToArray();
        return defenses.Zip(values, (defense, row) => new PaperRow(attack ?? "clean", defense,
        [
            .. row.Select((value, at) => value is null
                ? PaperCell.None
                : new PaperCell(
                    value.Text,
                    IsBest: IsBest(value, values.Select(other => other[at])),
                    IsDoubtful: value.IsDoubtful)),
        ])).Where(row => row.Cells.Any(cell => cell != PaperCell.None));
    }

    // Of those that nothing speaks against; one alone, such as the undefended model beside doubtful defences, is no best.
    private static bool IsBest(PaperValue value, IEnumerable<PaperValue?> column)
    {
        PaperValue[] sound = [.. column.OfType<PaperValue>().Where(other => !other.IsDoubtful)];
        return sound.Length > 1 && !value.IsDoubtful && value.Mean >= sound.Max(other => other.Mean);
    }

    private static PaperValue? ValueOf(SeedGroup group, string? attack)
    {
        MetricRow?[] rows = [.. group.Runs.Select(run => run.Maps.FirstOrDefault(row => row.Attack == attack))];
        return rows.All(row => row?.Value is not null)
            ? new PaperValue([.. rows.Select(row => 100 * row!.Value!.Value)], rows.Any(row => row!.Reliable == false))
            : null;
    }

    // Under our attack of the same name or settings.
    private static IEnumerable<PaperRow> Published(
        PaperColumn[] columns,
        PaperColumn[] theirs,
        string? attack,
        string? publishedAs,
        string? dataset) =>
        (attack is null) != (publishedAs is null)
            ? []
            : Rows(columns, theirs, attack, PublishedResults.All
                .Where(row => row.Dataset == dataset && row.Attack == publishedAs));

    // Below, those under attacks that we have not made.
    private static IEnumerable<PaperRow> PublishedBeside(
        PaperColumn[] columns,
        PaperColumn[] theirs,
        string?[] made,
        string? dataset) =>
        PublishedResults.All
            .Where(row => row.Dataset == dataset && row.Attack is not null && !made.Contains(row.Attack))
            .GroupBy(row => row.Attack)
            .SelectMany(rows => Rows(columns, theirs, rows.Key, rows));

    private static IEnumerable<PaperRow> Rows(
        PaperColumn[] columns,
        PaperColumn[] theirs,
        string? attack,
        IEnumerable<PublishedResult> published) =>
        published.Select(row => new PaperRow(
            attack ?? "clean",
            $"{row.Defense}, published of {row.Dataset}"
                + (row.Attack is null || string.Equals(row.Attack, attack, StringComparison.OrdinalIgnoreCase)
                    ? ""
                    : $" as '{row.Attack}'"),
            [
                .. columns.Select(column => theirs.Contains(column) && row.Of(column.Bits) is { } value
                    ? new PaperCell(value.ToString("0.0", CultureInfo.InvariantCulture), IsPublished: true)
                    : PaperCell.None),
            ])).Where(row => row.Cells.Any(cell => cell != PaperCell.None));

    private sealed record PaperValue(double[] Seeds, bool IsDoubtful)
    {
        public double Mean => Seeds.Average();

        public string Text => Seeds.Length == 1
            ? Mean.ToString("0.0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Mean:0.0} ± {Deviation:0.0}");

        private double Deviation => Math.Sqrt(Seeds.Sum(seed => (seed - Mean) * (seed - Mean)) / (Seeds.Length - 1));
    }
}
