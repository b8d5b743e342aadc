using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

public sealed class SpecFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cgat-specs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_read_as_its_text_is()
    {
        var path = Write("quickstart.toml", SpecTexts.Quickstart);
        var reading = SpecReader.Read(path);
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(reading.Require().Base));
        Assert.Equal([new SpecText(path, SpecTexts.Quickstart)], reading.Texts);
    }

    [Fact]
    public void A_missing_file_offers_the_closest_name()
    {
        Write("quickstart.toml", "");
        AssertError("quikstart.toml", "there is no such file\n  did you mean 'quickstart.toml'?");
    }

    [Fact]
    public void A_missing_file_that_is_like_no_other_lists_the_folder()
    {
        Write("b.toml", "");
        Write("a.toml", "");
        AssertError("quickstart.toml", "there is no such file\n  specs in that folder: a.toml, b.toml");
    }

    [Fact]
    public void A_missing_folder_is_said_to_be_missing() => AssertError(
        "no/quickstart.toml",
        $"there is no such file\n  its folder does not exist either: {Path.Combine(folder, "no")}");

    [Fact]
    public void A_folder_is_no_spec()
    {
        Directory.CreateDirectory(Path.Combine(folder, "specs"));
        Write("specs/a.toml", "");
        AssertError("specs", "this is a folder, not a spec\n  specs in it: a.toml");
    }

    [Fact]
    public void A_file_that_is_not_UTF8_says_where()
    {
        File.WriteAllBytes(Path.Combine(folder, "latin.toml"), [.. "# caf"u8, 0xE9, .. "\n"u8]);
        AssertError("latin.toml", "this is not UTF-8 text, at byte 5\n  save the spec as UTF-8");
    }

    [Fact]
    public void A_file_far_larger_than_a_spec_is_refused()
    {
        File.WriteAllBytes(Path.Combine(folder, "large.toml"), new byte[(4 * 1024 * 1024) + 1]);
        AssertError("large.toml", "this is larger than 4 MiB\n  a spec is a short TOML text");
    }

    [Fact]
    public void An_empty_path_is_an_error_of_the_user()
    {
        var found = Assert.Single(SpecReader.Read("").Diagnostics);
        Assert.Equal("CGAT0101", found.Code);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void AssertError(string name, string expected)
    {
        var path = Path.Combine(folder, name);
        var reading = SpecReader.Read(path);
        Assert.Null(reading.Spec);
        Assert.Equal($"{path}: error CGAT0101: {expected}", Assert.Single(reading.Diagnostics).ToString());
    }
}
