using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Reports.Pictures;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// Pictures of attacked queries: the image, what was changed, the attacked image, and what is retrieved before and
/// after, undefended and defended.
/// </summary>
internal static class PicturesSection
{
    // Of an attack, in that of the cheapest.
    private const double MostWork = 4;

    /// <summary>The pictures; what stands in the way of them where there are none.</summary>
    public static Html Of(ReportedExperiment experiment, ReportRequest request, CancellationToken cancellation)
    {
        var place = PlaceOf(experiment);
        SeedGroup[] groups =
            [.. new[] { place.Undefended, place.Best }.OfType<SeedGroup>()];
        if (request.Pictures == 0)
        {
            return Note($"Pictures were not asked for.");
        }

        var models = new List<(SeedGroup Group, PicturedModel Model)>();
        try
        {
            if (AttackOf(experiment, groups, request.Attack) is not { } attack)
            {
                return Note($"No pictures: no attack here makes images of its own within a bound.");
            }

            request.Say($"pictures of '{experiment.Name}': attacking some queries again with '{attack}'");
            foreach (var group in groups)
            {
                models.Add((group, new PicturedModel(
                    experiment.Results, group.Row.RunId, request.DataFolder, attack, cancellation)));
            }

            return Pictures(experiment, request, attack, models);
        }
        catch (UserErrorException mistake)
        {
            // A report without pictures is a report: tables may be all that was handed on.
            var first = mistake.Diagnostics[0];
            return Note($"No pictures: {first.Message} ({first.Code}). {first.Remedy}");
        }
        finally
        {
            models.ForEach(each => each.Model.Dispose());
        }
    }

    /// <summary>What stands for the pictures of an experiment that a report has no room for.</summary>
    /// <param name="most">How many experiments have pictures.</param>
    public static Html LeftOut(int most) => Note($"""
        No pictures: a report has those of its first {most} experiments. One of a folder with this experiment alone has
        them.
        """);

    // One place, of which there is most to show.
    private static ReportedPlace PlaceOf(ReportedExperiment experiment) =>
        experiment.Places.FirstOrDefault(place => place is { Undefended: not null, Best: not null })
        ?? experiment.Places[0];

    private static Html Note(FormattableString text) => Html.Of($"""<p class="note">{Html.Of(text)}</p>""");

    // Of the attacks with a bound that make images themselves, on the model that they attack, the strongest on the first
    // model that costs not many times as much as the cheapest.
    private static string? AttackOf(ReportedExperiment experiment, SeedGroup[] groups, string? wanted)
    {
        MetricRow[] possible =
        [
            .. groups.Take(1).SelectMany(group => group.Runs[0].Maps)
                .Where(row => wanted is null || row.Attack == wanted || row.MemberOf == wanted)
                .Where(row => row.Attack is not null && row.Epsilon is not null && row.CraftedOn is null)
                .Where(row => groups.All(group => group.Runs[0].Maps.Any(other => other.Attack == row.Attack))),
        ];
        if (possible.Length == 0)
        {
            return null;
        }

        var work = StoredRun.WorkOfAttacks(experiment.Results, groups[0].Row.RunId);
        var pictured = possible.Where(row => work.ContainsKey(row.Attack!)).ToArray();
        var least = pictured.Select(row => work[row.Attack!]).DefaultIfEmpty().Min();
        return pictured.Where(row => work[row.Attack!] <= MostWork * least).MinBy(row => row.Value)?.Attack;
    }

    private static Html Pictures(
        ReportedExperiment experiment,
        ReportRequest request,
        string attack,
        List<(SeedGroup Group, PicturedModel Model)> models)
    {
        var rows = models.ConvertAll(each => TableReader
            .Read<QueryRow>(ResultTables.FileOf<QueryRow>(experiment.Results, each.Group.Row.RunId))
            .Where(row => row.Attack is null || row.Attack == attack)
            .ToLookup(row => row.Query));
        var chosen = Enumerable.Range(0, models[0].Model.Count)
            .OrderByDescending(query => Fall([.. rows[0][query]]))
            .DistinctBy(query => ClassOf(models[0].Model.LabelsOf(query)))
            .Take(request.Pictures);
        return Html.Of($"""
            <p>The attack '{attack}' on single queries: of the first {models[0].Model.Count}, those whose average
            precision it lowers most on '{models[0].Group.Label}', one a class. <span class="hit-key">✓</span> marks what
            shares a label with the query, <span class="miss-key">✗</span> what does not. Each model is attacked with an
            image of its own.</p>
            <div class="queries">
            {Html.Lines(chosen.Select(query => Query(query, models, rows)))}
            </div>
            """);
    }

    /// <summary>What stands for the class of a query: the first of its labels; null where it has none.</summary>
    public static int? ClassOf(IReadOnlyList<int> labels) => labels.Count > 0 ? labels[0] : null;

    private static double Fall(QueryRow[] rows) => rows switch
    {
        [{ Attack: null } clean, { } attacked, ..] => clean.ApAtK - attacked.ApAtK,
        _ => double.MinValue,
    };

    private static Html Query(
        int query, List<(SeedGroup Group, PicturedModel Model)> models, List<ILookup<int, QueryRow>> rows) =>
        Html.Of($"""
            <article class="query">
            <h4>Query {query}, {LabelsText(models[0].Model.LabelsOf(query))}</h4>
            {models.Select((each, at) => Model(each.Group, each.Model.Of(query), [.. rows[at][query]]))}
            </article>
            """);

    /// <summary>The labels of a query in words.</summary>
    public static string LabelsText(IReadOnlyList<int> labels) => labels.Count switch
    {
        0 => "no label",
        1 => $"label {labels[0]}",
        _ => $"labels {string.Join(", ", labels)}",
    };

    private static Html Model(SeedGroup group, PicturedQuery query, QueryRow[] rows)
    {
        var precisions = rows.Length > 1
            ? $": average precision {ReportText.Percent(rows[0].ApAtK)} → {ReportText.Percent(rows[1].ApAtK)}"
            : "";
        var note = query.IsAsMeasured ? Html.Empty : Note($"""
            * Made again on another machine: its code is not quite the one that was measured; what is retrieved is as
            measured.
            """);
        return Html.Of($"""
            <section class="model">
            <h5>{group.Label}{precisions}</h5>
            <div class="attacked">
            {Image(query.Clean, "query")}
            {Image(query.Perturbation, $"change ×{query.Times}")}
            {Image(query.Attacked, query.IsAsMeasured ? "attacked" : "attacked*")}
            </div>
            {Retrieved("before", query.Before)}
            {Retrieved("after", query.After)}
            {note}
            </section>
            """);
    }

    private static Html Image(byte[] png, string caption) =>
        Html.Of($"""<figure>{Png(png, caption)}<figcaption>{caption}</figcaption></figure>""");

    private static Html Retrieved(string when, IReadOnlyList<RetrievedItem> items) => Html.Of($"""
        <div class="retrieved"><span>{when}</span><ol aria-label="retrieved {when} the attack">
        {items.Select(Item)}
        </ol></div>
        """);

    private static Html Item(RetrievedItem item)
    {
        var (look, what) = item.IsRelevant ? ("hit", "relevant") : ("miss", "not relevant");
        return Html.Of($"""<li class="{look}">{Png(item.Png, $"{what}, distance {item.Distance}")}</li>""");
    }

    private static Html Png(byte[] png, string alt) =>
        Html.Of($"""<img src="data:image/png;base64,{Convert.ToBase64String(png)}" alt="{alt}" title="{alt}">""");
}
