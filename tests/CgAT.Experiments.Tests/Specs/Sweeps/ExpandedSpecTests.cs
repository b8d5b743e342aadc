using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs.Sweeps;

/// <summary>Sweeps as values: those made in code and their ids.</summary>
public sealed class ExpandedSpecTests
{
    [Fact]
    public void The_id_of_the_sweep_is_frozen() => Assert.Equal(
        "9f7d0e2b9d84251bf9ff7f9ba0a765766054add1a2b919ac17fa7e6088fc742e",
        SpecIdentity.Of(SpecTexts.Read(SpecTexts.Quickstart + SpecTexts.Sweep).Require()));

    [Fact]
    public void Without_axes_the_id_is_that_of_the_spec()
    {
        const string frozen = "868b7957fab9a1702c2d2dfcb6c06f3bed894545f37f9a7fe1101b4441785501";
        Assert.Equal(frozen, SpecIdentity.Of(ExpandedSpec.Of(SpecTexts.Spec)));
        Assert.Equal(frozen, SpecIdentity.Of(SpecTexts.Read(SpecTexts.Quickstart).Require()));
    }

    [Fact]
    public void Made_in_code_a_sweep_has_the_id_that_it_has_in_TOML()
    {
        var inToml = SpecTexts.ReadSweep(
            """grid = { "hashing.bits" = [16, 64], "defense.cgat-strong.lambda" = [0.5, 2.0] }""").Require();
        (int Bits, double Lambda)[] places = [(16, 0.5), (16, 2), (64, 0.5), (64, 2)];
        var inCode = ExpandedSpec.Of(SpecTexts.Spec, [.. places.Select(place => new SweepPoint
        {
            Axes = [Place("bits", (long)place.Bits), Place("lambda", place.Lambda)],
            Spec = SpecEdits.WithLambda(SpecEdits.WithBits(SpecTexts.Spec, place.Bits), place.Lambda),
        })]);
        Assert.Equal(SpecIdentity.Of(inToml), SpecIdentity.Of(inCode));
    }

    [Theory]
    [InlineData("grid = { \"hashing.bits\" = [ 16,\n  64, # more\n ] }")]
    [InlineData("grid.hashing.bits = [0x10, 6_4]")]
    [InlineData("[sweep.grid]\n'hashing.bits' = [16, 64]")]
    public void The_writing_of_a_sweep_changes_no_id(string sweep) => Assert.Equal(
        SpecIdentity.Of(SpecTexts.ReadSweep("grid = { \"hashing.bits\" = [16, 64] }").Require()),
        SpecIdentity.Of(SpecTexts.ReadSweep(sweep).Require()));

    [Theory]
    [InlineData("grid = { \"hashing.bits\" = [64, 16] }")]
    [InlineData("grid = { \"hashing.bits\" = [16, 64, 65] }")]
    [InlineData("grid = { \"hashing.bits\" = [16] }")]
    [InlineData("grid = { \"hashing.epochs\" = [16, 64] }")]
    [InlineData("zip.code = { \"hashing.bits\" = [16, 64] }")]
    [InlineData("grid = { \"hashing.bits\" = [16, 64], \"hashing.epochs\" = [15] }")]
    public void Values_their_order_names_and_axes_change_the_id(string sweep) => Assert.NotEqual(
        SpecIdentity.Of(SpecTexts.ReadSweep("grid = { \"hashing.bits\" = [16, 64] }").Require()),
        SpecIdentity.Of(SpecTexts.ReadSweep(sweep).Require()));

    [Fact]
    public void A_change_of_all_points_keeps_them_where_they_are()
    {
        var spec = SpecTexts.ReadSweep("grid = { \"hashing.bits\" = [16, 64] }").Require();
        var mapped = spec.Map(point => SpecEdits.WithSeeds(point, [7]));
        Assert.Equal([7L], mapped.Base.Seeds);
        Assert.All(mapped.Points, point => Assert.Equal([7L], point.Spec.Seeds));
        Assert.Equal([16, 64], mapped.Points.Select(point => point.Spec.Hashing.Bits));
        Assert.Equal(spec.Points.Select(point => point.Axes), mapped.Points.Select(point => point.Axes));
    }

    [Fact]
    public void What_makes_no_sweep_is_refused()
    {
        RequireRefused("a sweep has at least one point");
        RequireRefused("there are two points at bits 16", Point(16L), Point(16L));
        RequireRefused("bits is a Int32, not a bool, long, finite double, text or null", Point(16));
        RequireRefused("bits is a Double, not a bool, long, finite double, text or null", Point(double.NaN));
        RequireRefused("the point at bit 32 is not on the axes bits", Point(16L), Point(32L, "bit"));
        RequireRefused("axes need names that make columns of their own: -", Point(16L, "-"));
        RequireRefused(
            "the point at bits 16 has another name or other numerics than the spec",
            Point(16L) with { Spec = SpecEdits.WithThreads(SpecTexts.Spec, 1) });
    }

    [Fact]
    public void What_is_wrong_at_a_point_says_at_which()
    {
        var spec = ExpandedSpec.Of(SpecTexts.Spec,
        [
            Point(16L),
            Point(0L) with { Spec = SpecEdits.WithBits(SpecTexts.Spec, 0) },
            Point(-1L) with { Spec = SpecEdits.WithBits(SpecTexts.Spec, 0) },
        ]);
        Assert.Equal(
            "error CGAT0110: hashing.bits is 0, outside [1, 1024], where bits is 0\n  Length of a hash code in bits",
            Assert.Single(SpecValidator.Validate(spec)).ToString());
    }

    [Fact]
    public void A_spec_is_expanded_where_one_is_asked_for()
    {
        ExpandedSpec spec = SpecTexts.Spec;
        Assert.Equal(SpecIdentity.Of(SpecTexts.Spec), SpecIdentity.Of(spec));
    }

    private static void RequireRefused(string message, params SweepPoint[] points) => Assert.StartsWith(
        message,
        Assert.Throws<ArgumentException>(() => ExpandedSpec.Of(SpecTexts.Spec, points)).Message,
        StringComparison.Ordinal);

    private static SweepPoint Point(object value, string axis = "bits") =>
        new() { Axes = [Place(axis, value)], Spec = SpecTexts.Spec };

    private static AxisValue Place(string axis, object value) => new() { Axis = axis, Value = value };
}
