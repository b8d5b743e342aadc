using System.Text;

namespace CgAT.Experiments.Reports.Papers;

/// <summary>A table of a paper in LaTeX, for the package booktabs.</summary>
internal static class LatexTable
{
    /// <summary>A floating table with its caption, of which the notes are part.</summary>
    public static string Of(
        string name, IReadOnlyList<string> columns, IReadOnlyList<PaperRow> rows, IReadOnlyList<string> notes)
    {
        string[] lines =
        [
            "% \\usepackage{booktabs}",
            "\\begin{table}",
            "  \\centering",
            $"  \\caption{{{Escaped(name)}. {string.Join(' ', notes.Select(Escaped))}}}",
            $"  \\begin{{tabular}}{{ll{new string('r', columns.Count)}}}",
            "    \\toprule",
            Line(["attack", "defence", .. columns.Select(Escaped)]),
            "    \\midrule",
            .. rows.SelectMany((row, at) => Row(row, at == 0 ? null : rows[at - 1])),
            "    \\bottomrule",
            "  \\end{tabular}",
            "\\end{table}",
        ];
        return string.Join('\n', lines) + "\n";
    }

    // A rule between attacks, whose name stands once.
    private static IEnumerable<string> Row(PaperRow row, PaperRow? before)
    {
        if (before is not null && before.Attack != row.Attack)
        {
            yield return "    \\addlinespace";
        }

        var attack = before?.Attack == row.Attack ? "" : Escaped(row.Attack);
        yield return Line([attack, Escaped(row.Defense), .. row.Cells.Select(Cell)]);
    }

    private static string Line(IEnumerable<string> cells) => $"    {string.Join(" & ", cells)} \\\\";

    private static string Cell(PaperCell cell)
    {
        var text = Escaped(cell.Text) + (cell.IsDoubtful ? "$^{?}$" : "") + (cell.IsPublished ? "$^{*}$" : "");
        return cell.IsBest ? $"\\textbf{{{text}}}" : text;
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                '±' => "$\\pm$",
                '–' => "--",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
