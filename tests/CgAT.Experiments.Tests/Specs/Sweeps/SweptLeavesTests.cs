using CgAT.Core.Errors;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs.Sweeps;

/// <summary>Sweeps over every setting that there is: the same rules hold for each.</summary>
public sealed class SweptLeavesTests
{
    private static readonly string[] Texts = [SpecTexts.Quickstart, SpecTexts.QuickstartOnImageList];

    /// <summary>Every setting of both quickstarts that has a value.</summary>
    public static TheoryData<int, string, bool> Leaves
    {
        get
        {
            var data = new TheoryData<int, string, bool>();
            foreach (var number in new[] { 0, 1 })
            {
                var spec = SpecTexts.Read(Texts[number]).Require().Base;
                foreach (var leaf in SpecLeaf.Of(spec, "").Where(leaf => leaf.Value is not null))
                {
                    data.Add(number, leaf.Path, leaf.Cosmetic);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_setting_is_swept_just_where_it_is_science_and_then_changes_the_id_of_each_point(
        int number, string path, bool cosmetic)
    {
        var leaf = Leaf(number, path);
        var (one, other) = (Toml(leaf.Value!), Toml(Changed(leaf, path)));
        var reading = Sweep(number, $$"""grid = { "{{path}}" = [{{one}}, {{other}}] }""");
        if (cosmetic || path.StartsWith("seeds", StringComparison.Ordinal))
        {
            Assert.Equal(ErrorCodes.SpecBadSweep, Assert.Single(reading.Diagnostics).Code);
            return;
        }

        if (IsFixed(path))
        {
            Assert.Equal(ErrorCodes.SpecOutOfRange, Assert.Single(reading.Diagnostics).Code);
            return;
        }

        var spec = reading.Require();
        var ids = spec.Points.Select(point => SpecIdentity.Of(point.Spec)).ToList();
        Assert.Equal(SpecIdentity.Of(spec.Base), ids[0]);
        Assert.NotEqual(ids[0], ids[1]);
        var alone = Sweep(number, $$"""grid = { "{{path}}" = [{{one}}] }""").Require();
        Assert.NotEqual(SpecIdentity.Of(spec), SpecIdentity.Of(alone));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_value_of_the_wrong_type_is_one_error_at_the_value(int number, string path, bool cosmetic)
    {
        var found = Assert.Single(Sweep(number, $$"""grid = { "{{path}}" = [07:32:00] }""").Diagnostics);
        var expected = cosmetic || path.StartsWith("seeds", StringComparison.Ordinal)
            ? (ErrorCodes.SpecBadSweep, 10, path.Length + 2)
            : (ErrorCodes.SpecWrongType, 10 + path.Length + 2 + 4, 8);
        Assert.Equal(expected, (found.Code, found.Column!.Value, found.Length));
        Assert.Equal(Lines(number) + 3, found.Line);
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_misspelt_path_is_one_error_with_the_key_that_was_meant(int number, string path, bool cosmetic)
    {
        Assert.NotNull(path);
        _ = cosmetic;
        var key = path.Split('.')[^1].Split('[')[0];
        var misspelt = path[..^path.Split('.')[^1].Length] + key + "x";
        var found = Assert.Single(Sweep(number, $$"""grid = { "{{misspelt}}" = [1] }""").Diagnostics);
        Assert.Equal((ErrorCodes.SpecUnknownKey, 10, misspelt.Length + 2), (found.Code, found.Column!.Value, found.Length));
        Assert.StartsWith($"did you mean '{key}'? ", found.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Set_on_the_command_line_is_as_if_it_stood_in_the_file(int number, string path, bool cosmetic)
    {
        _ = cosmetic;
        var spec = SpecTexts.Read(Texts[number]).Require().Base;
        var leaf = SpecLeaf.Of(spec, "").Single(each => each.Path == path);
        var value = IsFixed(path) ? leaf.Value! : Changed(leaf, path);
        var set = SpecReader.Parse(
            Texts[number], "specs/quickstart.toml", new SpecOverrides { Set = [$"{path}={Toml(value)}"] });

        // Paths of the command line are relative to where it is typed.
        leaf.Assign(path == "dataset.folder" ? $"../{value}" : value);
        Assert.Equal(SpecCanonical.ToJson(spec, true), SpecCanonical.ToJson(set.Require().Base, true));
    }

    // There is one format, and one size of image that the backbone takes.
    private static bool IsFixed(string path) => path is "format" or "dataset.resize.size";

    private static SpecLeaf Leaf(int number, string path) =>
        SpecLeaf.Of(SpecTexts.Read(Texts[number]).Require().Base, "").Single(each => each.Path == path);

    private static SpecReading Sweep(int number, string sweep) =>
        SpecTexts.Read($"{Texts[number]}\n[sweep]\n{sweep}\n");

    private static int Lines(int number) => Texts[number].Split('\n').Length - 1;

    // Another value that the rules of the setting allow.
    private static object Changed(SpecLeaf leaf, string path) => leaf.Value switch
    {
        bool flag => !flag,
        int whole => whole + 1,
        long whole => whole + 10,
        double number => number == 0 ? 0.25 : number * 0.875,
        string text => Names.TryGetValue(path.Split('.')[^1], out var other) && other != text ? other : $"{text}-2",
        _ => throw new InvalidOperationException(path),
    };

    private static readonly Dictionary<string, string> Names = new()
    {
        ["split"] = "fashion-f",
        ["convolutions"] = "winograd",
        ["filter"] = "bilinear",
        ["orientation"] = "exif",
        ["unreadable"] = "skip",
        ["crop"] = "random",
        ["bank"] = "official",
        ["weights"] = "iou",
        ["quantization_over"] = "pairs",
        ["between_steps"] = "official",
        ["centers_from"] = "train",
        ["norm"] = "l2",
        ["pixels"] = "normalized",
        ["precision"] = "bf16",
        ["inner_precision"] = "bf16",
        ["start"] = "image",
        ["attack_mode"] = "evaluation",
        ["center_term"] = "squared",
        ["attacked_bits"] = "unflipped",
        ["loss"] = "weighted",
        ["device"] = "cpu",
        ["digest"] = "sha256:" + new string('1', 64),
    };

    private static string Toml(object value) => SpecCanonical.ToJson(value);
}
