using CgAT.Experiments.Reports.Page;

namespace CgAT.Experiments.Reports;

/// <summary>
/// The finished runs of a results folder as one page: verdict, tables, figures, pictures of attacked queries,
/// provenance. It holds all that it needs, and asks no network for anything.
/// </summary>
public static class HtmlReport
{
    // Each attacks some queries again.
    private const int MostPictured = 3;

    /// <summary>Makes the page.</summary>
    /// <returns>HTML; the same text for the same results.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: there is no such attack.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static string Make(ReportRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var experiments = ReportedExperiment.All(request.ResultsFolder, request.Attack);
        var title = experiments.Count == 1
            ? experiments[0].Name
            : ReportText.Plural(experiments.Count, "experiment");
        return PageFrame.Of(
            title,
            experiments,
            [
                Overview.Of(experiments),
                .. experiments.Select((experiment, at) => Section(
                    experiment,
                    at < MostPictured || request.Pictures == 0
                        ? PicturesSection.Of(experiment, request, cancellation)
                        : PicturesSection.LeftOut(MostPictured),
                    experiments.Count > 1 ? PageFrame.Parts(experiment, null) : Html.Empty)),
            ]);
    }

    private static Html Section(ReportedExperiment experiment, Html pictures, Html parts) => Html.Of($"""
        <section class="experiment" id="{experiment.Anchor}">
        <h2>{experiment.Name}</h2>
        {parts}
        {Verdict.Of(experiment)}
        <section id="{experiment.Anchor}-figures"><h3>Figures</h3>
        {FiguresSection.Of(experiment)}
        </section>
        <section id="{experiment.Anchor}-tables"><h3>Tables</h3>
        {TablesSection.Of(experiment)}
        </section>
        <section id="{experiment.Anchor}-pictures"><h3>Pictures</h3>
        {pictures}
        </section>
        <section id="{experiment.Anchor}-provenance">
        {ProvenanceSection.Of(experiment)}
        </section>
        </section>
        """);
}
