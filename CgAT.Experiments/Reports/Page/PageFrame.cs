using System.Reflection;

namespace CgAT.Experiments.Reports.Page;

/// <summary>The page around the sections of a report, with its style and the script that sorts tables.</summary>
internal static class PageFrame
{
    // No source but the page itself: a browser that keeps to it asks no network for anything.
    private const string Policy =
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
        + "form-action 'none'";

    /// <summary>The page.</summary>
    public static string Of(
        string title, IReadOnlyList<ReportedExperiment> experiments, IEnumerable<Html> sections) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}: robust retrieval</title>
        <link rel="icon" href="data:,">
        <style>
        {Resource("report.css")}
        </style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the results</a>
        <header>
        <h1>{title}</h1>
        <p>Adversarially robust deep hashing, made by CgAT for .NET out of
        {ReportText.Plural(experiments.Sum(each => each.Runs), "finished run")}</p>
        <button type="button" id="theme" hidden>Theme: system</button>
        </header>
        <nav aria-label="Contents">{Contents(experiments)}</nav>
        <main id="main">
        {Html.Lines(sections)}
        </main>
        <script>
        {Resource("report.js")}
        </script>
        </body>
        </html>
        """).Text.ReplaceLineEndings("\n") + "\n";

    private static Html Contents(IReadOnlyList<ReportedExperiment> experiments) => experiments.Count > 1
        ? Html.Of($"<ul>{experiments.Select(each => Link(each.Anchor, each.Name))}</ul>")
        : Parts(experiments[0], "Verdict");

    /// <summary>Links to the parts of an experiment.</summary>
    public static Html Parts(ReportedExperiment experiment, string? first)
    {
        var anchor = experiment.Anchor;
        Html[] links =
        [
            first is null ? Html.Empty : Link(anchor, first),
            Link($"{anchor}-figures", "Figures"),
            Link($"{anchor}-tables", "Tables"),
            Link($"{anchor}-pictures", "Pictures"),
            Link($"{anchor}-provenance", "Provenance"),
        ];
        return Html.Of($"<ul>{links}</ul>");
    }

    private static Html Link(string anchor, string name) => Html.Of($"""<li><a href="#{anchor}">{name}</a></li>""");

    private static Html Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return new Html(reader.ReadToEnd().TrimEnd());
    }
}
