using Microsoft.Playwright;

namespace CgAT.Cli.Tests.Browser;

/// <summary>
/// The report of a finished run, opened in a headless browser that is told to be offline, with all that it complains of
/// or asks for.
/// </summary>
internal sealed class OpenedReport : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private OpenedReport(IPlaywright playwright, IBrowser browser, IPage page) =>
        (this.playwright, this.browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>What the console said, and errors of scripts.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What the page asked for beside itself.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Opens a file.</summary>
    public static async Task<OpenedReport> OpenAsync(string file, BrowserNewPageOptions? options = null)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumFactAttribute.Program,
            Args = ["--no-sandbox", "--disable-gpu"], // Of use to root in a container alone.
        });
        var page = await browser.NewPageAsync(options ?? new BrowserNewPageOptions());
        await page.Context.SetOfflineAsync(true);
        var opened = new OpenedReport(playwright, browser, page);
        var address = new Uri(file).AbsoluteUri;
        page.Console += (_, message) => opened.Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => opened.Complaints.Add(error);
        page.Request += (_, request) => opened.Requests.Add(request.Url);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        opened.Requests.RemoveAll(url => url == address || url.StartsWith("data:", StringComparison.Ordinal));
        return opened;
    }

    /// <summary>Keeps a picture of the page among the results of the tests.</summary>
    public async Task KeepAsync(string name)
    {
        var folder = Approved.Path("TestResults", "screenshots");
        var file = Path.Combine(folder, name + ".png");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
