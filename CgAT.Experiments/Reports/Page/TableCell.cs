using System.Globalization;

namespace CgAT.Experiments.Reports.Page;

/// <summary>A cell of a table that readers can sort.</summary>
/// <param name="Content">What is shown.</param>
/// <param name="Sort">What it is sorted by; null for the text that is shown.</param>
/// <param name="IsNumber">Whether it stands at the right.</param>
internal sealed record TableCell(Html Content, string? Sort = null, bool IsNumber = false)
{
    /// <summary>A text.</summary>
    public static TableCell Text(string? text) => new(Html.Of($"{text}"));

    /// <summary>An id, or something else that is typed.</summary>
    public static TableCell Code(string? text) => new(Html.Of($"<code>{text}</code>"));

    /// <summary>A number, as it is shown and as it counts; one that there is none of comes last.</summary>
    public static TableCell Number(Html content, double? value) =>
        new(content, value?.ToString("R", CultureInfo.InvariantCulture) ?? "", true);

    /// <summary>A number, as it is shown and as it counts.</summary>
    public static TableCell Number(string text, double? value) => Number(Html.Of($"{text}"), value);

    /// <summary>A share in percent.</summary>
    public static TableCell Share(double? value) => Number(ReportText.Percent(value), value);

    /// <summary>A whole number.</summary>
    public static TableCell Whole(long number) => Number(ReportText.Count(number), number);

    /// <summary>The cell.</summary>
    public Html Markup(bool isHead) => (isHead, Sort, IsNumber) switch
    {
        (true, _, _) => Html.Of($"""<th scope="row">{Content}</th>"""),
        (_, null, _) => Html.Of($"<td>{Content}</td>"),
        (_, _, true) => Html.Of($"""<td class="n" data-sort="{Sort}">{Content}</td>"""),
        _ => Html.Of($"""<td data-sort="{Sort}">{Content}</td>"""),
    };
}
