using CgAT.Core.Errors;

namespace CgAT.Experiments.Tests.Specs;

public sealed class SpecReadingTests
{
    private static readonly Diagnostic Later = new() { Code = "CGAT0999", Message = "wrong" };

    [Fact]
    public void What_is_found_out_about_a_value_later_on_is_shown_where_the_value_stands()
    {
        var reading = SpecTexts.Read(SpecTexts.Quickstart.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(
            $"""
            specs/quickstart.toml:11:11: error CGAT0999: wrong
               11 | digest = "{SpecTexts.Digest}"
                  |           {new string('^', SpecTexts.Digest.Length)}
            """.ReplaceLineEndings("\n"),
            reading.AtValue(SpecTexts.Digest, Later).ToString());
    }

    [Fact]
    public void Without_the_value_in_the_text_it_stays_as_it_is() =>
        Assert.Equal(Later, SpecTexts.Read(SpecTexts.Quickstart).AtValue("nowhere", Later));
}
