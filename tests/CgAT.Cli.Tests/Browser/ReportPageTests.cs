using System.Globalization;
using Microsoft.Playwright;

namespace CgAT.Cli.Tests.Browser;

/// <summary>The page that 'cgat report' writes, in a browser.</summary>
public sealed class ReportPageTests(QuickstartReport made) : IClassFixture<QuickstartReport>
{
    private const long MostBytes = 8 << 20;

    private static readonly BrowserNewPageOptions s_phone =
        new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 } };

    [ChromiumFact]
    public async Task The_page_asks_for_nothing_and_complains_of_nothing_and_all_its_figures_and_pictures_are_there()
    {
        await using var report = await OpenedReport.OpenAsync(made.File);
        await report.KeepAsync("light");

        Assert.Empty(report.Complaints);
        Assert.Empty(report.Requests);
        Assert.InRange(new FileInfo(made.File).Length, 1, MostBytes);
        Assert.InRange(await report.Page.Locator("svg.figure").CountAsync(), 6, int.MaxValue);
        Assert.True(await report.Page.EvaluateAsync<bool>("""
            [...document.querySelectorAll("svg.figure")]
              .every(svg => svg.getBBox().width > 100 && svg.querySelectorAll("text").length > 3)
            """));
        Assert.InRange(await report.Page.Locator("article.query img").CountAsync(), 20, int.MaxValue);
        Assert.True(await report.Page.EvaluateAsync<bool>(
            "[...document.images].every(image => image.complete && image.naturalWidth > 0 && image.alt !== '')"));
        Assert.True(await report.Page.EvaluateAsync<bool>(
            "(ids => new Set(ids).size === ids.length)([...document.querySelectorAll('[id]')].map(each => each.id))"));
    }

    [ChromiumFact]
    public async Task A_table_is_sorted_by_the_column_that_the_keyboard_chooses_and_turned_round_by_choosing_it_again()
    {
        await using var report = await OpenedReport.OpenAsync(made.File);
        var table = report.Page.Locator("table.sortable", new PageLocatorOptions { HasText = "training, s" }).First;
        var column = await table.Locator("th[scope=col]", new LocatorLocatorOptions { HasText = "training, s" })
            .EvaluateAsync<int>("head => head.cellIndex");
        var title = table.Locator("thead button").Nth(column);

        await title.FocusAsync();
        await report.Page.Keyboard.PressAsync("Enter");
        var falling = await ValuesAsync(table, column);
        await report.Page.Keyboard.PressAsync("Enter");
        var rising = await ValuesAsync(table, column);

        Assert.True(falling.Count > 1 && falling[0] != falling[^1], "nothing to sort");
        Assert.Equal(falling.OrderDescending(), falling);
        Assert.Equal(falling.Order(), rising);
        Assert.Equal("ascending", await table.Locator("thead th").Nth(column).GetAttributeAsync("aria-sort"));
    }

    [ChromiumFact]
    public async Task The_theme_is_that_of_the_system_until_a_reader_chooses_one()
    {
        await using var report = await OpenedReport.OpenAsync(
            made.File, new BrowserNewPageOptions { ColorScheme = ColorScheme.Dark });
        var dark = await BrightnessAsync(report.Page);
        await report.KeepAsync("dark");
        await report.Page.Locator("#theme").ClickAsync();
        var light = await BrightnessAsync(report.Page);

        Assert.InRange(dark.Paper, 0, 60);
        Assert.InRange(dark.Text, 180, 255);
        Assert.InRange(light.Paper, 240, 255);
        Assert.InRange(light.Text, 0, 80);
        Assert.Equal("Theme: light", await report.Page.Locator("#theme").TextContentAsync());
    }

    [ChromiumFact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        await using var report = await OpenedReport.OpenAsync(made.File, s_phone);
        await report.KeepAsync("phone");
        Assert.Equal(
            s_phone.ViewportSize!.Width,
            await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [ChromiumFact]
    public async Task On_paper_it_is_dark_on_white_and_tables_are_whole()
    {
        await using var report = await OpenedReport.OpenAsync(
            made.File, new BrowserNewPageOptions { ColorScheme = ColorScheme.Dark });
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await report.KeepAsync("print");
        var (paper, text) = await BrightnessAsync(report.Page);

        Assert.InRange(paper, 240, 255);
        Assert.InRange(text, 0, 80);
        Assert.False(await report.Page.Locator("nav").First.IsVisibleAsync());
        Assert.True(await report.Page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('.table')].every(table => table.scrollHeight <= table.clientHeight)"));
    }

    // Of the page, and of a text in the first figure.
    private static async Task<(double Paper, double Text)> BrightnessAsync(IPage page)
    {
        return (await OfAsync("body", "backgroundColor"), await OfAsync("svg.figure text", "fill"));

        async Task<double> OfAsync(string element, string property) => await page.EvaluateAsync<double>($$"""
            (([red, green, blue]) => (red + green + blue) / 3)(
              getComputedStyle(document.querySelector("{{element}}")).{{property}}.match(/[0-9.]+/g).map(Number))
            """);
    }

    private static async Task<List<double>> ValuesAsync(ILocator table, int column) =>
    [
        .. (await table.Locator("tbody tr")
                .EvaluateAllAsync<string[]>($"rows => rows.map(row => row.cells[{column}].dataset.sort)"))
            .Select(value => double.Parse(value, CultureInfo.InvariantCulture)),
    ];
}
