namespace CgAT.Experiments.Reports.Page;

/// <summary>A table whose rows readers sort by the columns that they click, or reach by keyboard.</summary>
internal static class SortableTable
{
    /// <summary>The table; nothing where there is no row.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="titles">The titles of its columns.</param>
    /// <param name="rows">The cells of its rows, the first of which names the row.</param>
    /// <param name="note">What to know of it.</param>
    public static Html Of(
        string caption, IReadOnlyList<string> titles, IReadOnlyList<IReadOnlyList<TableCell>> rows, Html? note = null)
    {
        if (rows.Count == 0)
        {
            return Html.Empty;
        }

        var heads = titles.Select((title, column) => Html.Of(
            $"""<th scope="col"{NumberClass(rows, column)}><button type="button">{title}</button></th>"""));
        return Html.Of($"""
            <div class="table" tabindex="0" role="region" aria-label="{caption}">
            <table class="sortable">
            <caption>{caption}</caption>
            <thead><tr>{Html.Lines(heads)}</tr></thead>
            <tbody>
            {Html.Lines(rows.Select(Row))}
            </tbody>
            </table>
            </div>
            {(note is { } text ? Html.Of($"""<p class="note">{text}</p>""") : Html.Empty)}
            """);
    }

    private static Html NumberClass(IReadOnlyList<IReadOnlyList<TableCell>> rows, int column) =>
        new(rows[0][column].IsNumber ? " class=\"n\"" : "");

    private static Html Row(IReadOnlyList<TableCell> cells) =>
        Html.Of($"<tr>{new Html(string.Concat(cells.Select((cell, at) => cell.Markup(isHead: at == 0).Text)))}</tr>");
}
