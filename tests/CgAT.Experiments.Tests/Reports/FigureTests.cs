using System.Globalization;
using System.Xml.Linq;
using CgAT.Core.Errors;
using CgAT.Experiments.Reports;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

public sealed class FigureTests
{
    public static TheoryData<string> Figures => ["trade-off", "axis", "time", "ablation"];

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_is_the_same_text_for_the_same_tables_in_every_culture(string figure)
    {
        using var one = MadeUpResults.Sweep();
        using var other = MadeUpResults.Sweep();
        var before = CultureInfo.CurrentCulture;
        var first = Draw(figure, one.Path);
        try
        {
            CultureInfo.CurrentCulture = WithCommas();
            Assert.Equal(first, Draw(figure, other.Path));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_is_well_formed_and_has_a_panel_for_each_experiment(string figure)
    {
        using var results = MadeUpResults.Sweep("<first> & best");
        results.Add(new MadeUpRun("second", "cgat", 0, 0.7, 0.5, Lambda: 1));
        Assert.Subset(Texts(Draw(figure, results.Path)), new HashSet<string>(["<first> & best", "second"]));
    }

    [Fact]
    public void The_trade_off_has_a_label_for_each_defence_and_point_and_says_what_is_better()
    {
        using var results = MadeUpResults.Sweep();
        var texts = Texts(TradeOffFigure.Draw(results.Path));
        Assert.Subset(texts, new HashSet<string>(
        [
            "none", "cgat, lambda 0.5", "cgat, lambda 2", "cgat, lambda 50", "clean MAP@1,000, %",
            "MAP@1,000 under 'center', %",
        ]));
        Assert.Contains(texts, text => text.StartsWith("Up and right is better.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_reliable_is_hollow()
    {
        using var sound = new MadeUpResults();
        using var doubtful = new MadeUpResults();
        var run = new MadeUpRun("one", "cgat", 0, 0.7, 0.5, Lambda: 1);
        sound.Add(run);
        doubtful.Add(run, row => row.Attack is null ? row : row with { Reliable = false });
        const string hollow = "fill:rgb(255,255,255);stroke:rgb(0,114,178)";
        Assert.DoesNotContain(hollow, TradeOffFigure.Draw(sound.Path), StringComparison.Ordinal);
        Assert.Contains(hollow, TradeOffFigure.Draw(doubtful.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lambda")]
    [InlineData("axis_lambda")]
    [InlineData("defense.cgat.lambda")]
    public void An_axis_is_named_by_its_column_or_by_its_setting(string axis)
    {
        using var results = MadeUpResults.Sweep();
        Assert.Subset(Texts(AxisFigure.Draw(results.Path, axis)), new HashSet<string>(["0.5", "2", "50", "none", "cgat"]));
    }

    [Fact]
    public void An_ablation_has_a_row_for_each_choice_and_lines_where_the_defence_is_that_they_depart_from()
    {
        using var results = MadeUpResults.Ablation();
        var svg = AblationFigure.Draw(results.Path);
        Assert.Subset(Texts(svg), new HashSet<string>(
        [
            "none, bits 32", "cgat", "cgat, lambda 0.5", "cgat, lambda 2", "cgat, bits 16", "cgat, bits 64",
            "clean MAP@1,000", "MAP@1,000 under 'center'",
        ]));
        Assert.Equal(2, Dashed(svg));
        using var sweep = MadeUpResults.Sweep();
        Assert.Equal(0, Dashed(AblationFigure.Draw(sweep.Path)));
    }

    [Fact]
    public void Other_choices_of_an_ablation_are_no_lines_over_an_axis()
    {
        using var results = MadeUpResults.Ablation();
        var texts = Texts(AxisFigure.Draw(results.Path, "lambda"));
        Assert.Subset(texts, new HashSet<string>(["0.5", "1", "2", "none, bits 32", "cgat"]));
        Assert.DoesNotContain(texts, text => text.StartsWith("cgat, ", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("places of one value are left", StringComparison.Ordinal));
    }

    [Fact]
    public void The_time_is_that_of_the_processor_unless_another_device_computed()
    {
        using var results = MadeUpResults.Sweep();
        Assert.Contains("defence's training, seconds of processor time", Texts(TimeFigure.Draw(results.Path)));
    }

    [Fact]
    public void Over_time_a_line_goes_over_all_places_of_a_defence()
    {
        using var results = MadeUpResults.Sweep();
        Assert.Contains(3, LengthsOfLines(TimeFigure.Draw(results.Path)));
        Assert.DoesNotContain(3, LengthsOfLines(TradeOffFigure.Draw(results.Path)));
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_folder_without_results_is_an_error(string figure)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ErrorCodes.NoSuchRun, Error(() => Draw(figure, folder.Path)).Code);
        Assert.Equal(ErrorCodes.NoSuchRun, Error(() => Draw(figure, folder.Below("nothing"))).Code);
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void An_unknown_attack_is_an_error_that_says_which_there_are(string figure)
    {
        using var results = MadeUpResults.Sweep();
        var error = Error(() => Draw(figure, results.Path, "centre"));
        Assert.Equal((ErrorCodes.NotInResults, "did you mean 'center'? Known here: center"), (error.Code, error.Remedy));
    }

    [Fact]
    public void An_unknown_axis_is_an_error_that_says_which_there_are()
    {
        using var results = MadeUpResults.Sweep();
        var error = Error(() => AxisFigure.Draw(results.Path, "lambada"));
        Assert.Equal(
            (ErrorCodes.NotInResults, "did you mean 'lambda'? Known here: bits, lambda"), (error.Code, error.Remedy));
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void What_was_not_attacked_so_is_not_drawn_and_named(string figure)
    {
        using var results = MadeUpResults.Sweep();
        Assert.DoesNotContain("Not drawn", Draw(figure, results.Path), StringComparison.Ordinal);
        results.Add(
            new MadeUpRun("sweep", "atrdh", 0, 0.7, 0.5),
            row => row.Attack is null ? row : row with { Attack = "another" });
        Assert.Contains(
            "Not drawn, since a seed has no value under the attack: atrdh.",
            Texts(Draw(figure, results.Path, "center")));
    }

    private static string Draw(string figure, string results, string? attack = null) => figure switch
    {
        "trade-off" => TradeOffFigure.Draw(results, attack),
        "axis" => AxisFigure.Draw(results, "lambda", attack),
        "ablation" => AblationFigure.Draw(results, attack),
        _ => TimeFigure.Draw(results, attack),
    };

    private static CultureInfo WithCommas()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }

    private static HashSet<string> Texts(string svg) =>
        [.. XDocument.Parse(svg).Descendants().Where(each => each.Name.LocalName == "text").Select(each => each.Value)];

    private static int Dashed(string svg) => XDocument.Parse(svg).Descendants()
        .Count(each => each.Attribute("style")?.Value.Contains("stroke-dasharray", StringComparison.Ordinal) == true);

    private static IEnumerable<int> LengthsOfLines(string svg) => XDocument.Parse(svg).Descendants()
        .Where(each => each.Name.LocalName == "polyline")
        .Select(each => each.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);

    private static Diagnostic Error(Action action) => Assert.Single(Assert.Throws<UserErrorException>(action).Diagnostics);
}
