using System.Globalization;
using System.Net;

namespace CgAT.Experiments.Reports;

/// <summary>A piece of HTML: what is put into it is escaped, unless it is HTML itself.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Html(string Text)
{
    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>Markup with values in it.</summary>
    public static Html Of(FormattableString markup) => new(string.Format(
        CultureInfo.InvariantCulture,
        markup.Format,
        [.. markup.GetArguments().Select(Escaped)]));

    /// <summary>Pieces, a line each.</summary>
    public static Html Lines(IEnumerable<Html> pieces) => new(string.Join('\n', pieces.Select(piece => piece.Text)));

    /// <summary>Pieces, a line each, without those that are empty.</summary>
    public static Html Lines(params Html[] pieces) => Lines(pieces.Where(piece => !string.IsNullOrEmpty(piece.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static object Escaped(object? value) => value switch
    {
        Html html => html.Text,
        IEnumerable<Html> pieces => Lines(pieces.ToArray()).Text,
        IFormattable number => WebUtility.HtmlEncode(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => WebUtility.HtmlEncode(value?.ToString() ?? ""),
    };
}
