using System.Globalization;

namespace CgAT.Cli.Tests;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0.63944, "63.9")]
    [InlineData(0.0, "0.0")]
    [InlineData(1.0, "100.0")]
    public void A_share_is_shown_in_percent(double value, string text) => Assert.Equal(text, Format.percent(value));

    [Theory]
    [InlineData(0.1644, "+16.4")]
    [InlineData(-0.02, "-2.0")]
    [InlineData(0.0, "0.0")]
    public void A_difference_has_a_sign(double value, string text) => Assert.Equal(text, Format.points(value));

    [Theory]
    [InlineData(16.0 / 255, "16/255")]
    [InlineData(0.0, "0/255")]
    [InlineData(0.05, "0.05")]
    public void An_epsilon_of_whole_grey_levels_is_a_fraction(double value, string text) =>
        Assert.Equal(text, Format.epsilon(value));

    [Theory]
    [InlineData(0.0, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(59.6, "1 min 00 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(3599.7, "1 h 00 min")]
    [InlineData(3720, "1 h 02 min")]
    [InlineData(200_000, "55 h 33 min")]
    public void A_duration_is_said_as_people_do(double seconds, string text) =>
        Assert.Equal(text, Format.duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.2, "about 10 s")]
    [InlineData(44, "about 40 s")]
    [InlineData(54.9, "about 50 s")]
    [InlineData(56, "about 1 min")]
    [InlineData(400, "about 7 min")]
    [InlineData(3560, "about 59 min")]
    [InlineData(3580, "about 1 h 00 min")]
    [InlineData(4000, "about 1 h 10 min")]
    public void A_time_left_is_a_round_guess(double seconds, string text) =>
        Assert.Equal(text, Format.about(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.01, "under 1 s")]
    [InlineData(1.2, "about 1 s")]
    [InlineData(9.4, "about 9 s")]
    [InlineData(9.6, "about 10 s")]
    [InlineData(400, "about 7 min")]
    public void An_estimate_is_round_and_says_where_there_is_next_to_nothing_to_do(double seconds, string text) =>
        Assert.Equal(text, Format.estimate(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, "1 run")]
    [InlineData(0, "0 runs")]
    [InlineData(1234, "1,234 runs")]
    public void A_number_of_things_is_said_in_words(int number, string text) =>
        Assert.Equal(text, Format.plural(number, "run"));

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(
                ("63.9", "+16.4", "0.05", "1,420", "0.5000", "9.9 s"),
                (Format.percent(0.639), Format.points(0.164), Format.epsilon(0.05), Format.count(1420.3),
                    Format.loss(0.5), Format.duration(TimeSpan.FromSeconds(9.9))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
