using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>
/// Every case of <c>BrokenSpecs.approved.txt</c>: what is changed in the quickstart, and the whole text of the errors
/// that this gives. The texts are read by users; whoever changes one reads it here first.
/// </summary>
public sealed class BrokenSpecsTests
{
    public static TheoryData<string> Names => [.. BrokenSpec.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_spec_gives_the_approved_errors(string name)
    {
        var broken = BrokenSpec.All.Single(each => each.Name == name);
        var reading = SpecTexts.Read(broken.Text);
        Assert.Null(reading.Spec);
        Assert.Equal(broken.Expected, string.Join('\n', reading.Diagnostics));
    }

    [Fact]
    public void The_approved_file_is_as_this_program_writes_it()
    {
        var cases = BrokenSpec.All.Select(
            each => $"\n=== {each.Name}\n{each.Changes}{string.Join('\n', SpecTexts.Read(each.Text).Diagnostics)}\n");
        Approved.Equal(BrokenSpec.Approved, BrokenSpec.Heading + string.Concat(cases));
    }

    [Fact]
    public void Every_code_of_specs_but_that_of_files_has_an_approved_text()
    {
        string[] codes =
        [
            "0102", "0103", "0104", "0105", "0106", "0110", "0111", "0112", "0113", "0114", "0115", "0116", "0117",
        ];
        Assert.All(codes, code => Assert.Contains(
            BrokenSpec.All, each => each.Expected.Contains($"error CGAT{code}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Require_throws_with_every_diagnostic()
    {
        var reading = SpecTexts.Read(SpecTexts.With("bits = 32", "bits = 0").Replace("k = 1000\n", "k = 0\n"));
        var thrown = Assert.Throws<CgAT.Core.Errors.UserErrorException>(reading.Require);
        Assert.Equal(2, thrown.Diagnostics.Count);
    }
}
