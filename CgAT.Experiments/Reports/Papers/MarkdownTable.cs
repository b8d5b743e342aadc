namespace CgAT.Experiments.Reports.Papers;

/// <summary>A table of a paper in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The table below its title, and notes below it.</summary>
    public static string Of(
        string name, IReadOnlyList<string> columns, IReadOnlyList<PaperRow> rows, IReadOnlyList<string> notes)
    {
        string[] lines =
        [
            $"### {Escaped(name)}",
            "",
            Line(["attack", "defence", .. columns]),
            Line(["---", "---", .. columns.Select(_ => "---:")]),
            .. rows.Select(row => Line([Escaped(row.Attack), Escaped(row.Defense), .. row.Cells.Select(Cell)])),
            "",
            string.Join("\n\n", notes.Select(note => note.Replace("*:", "\\*:", StringComparison.Ordinal))),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(PaperCell cell)
    {
        var text = cell.Text + (cell.IsDoubtful ? " ?" : "") + (cell.IsPublished ? "\\*" : "");
        return cell.IsBest ? $"**{text}**" : text;
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
