using System.Globalization;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Tests.Planning;
using FsCheck;
using FsCheck.Xunit;

namespace CgAT.Experiments.Tests.Specs.Sweeps;

/// <summary>Size, order and uniqueness of points, held against a plain model of the algebra.</summary>
public sealed class SweepAlgebraTests
{
    private const int MaxTest = 60;

    private static readonly string[] s_grid = ["hashing.bits", "defense[2].epochs", "attack[0].iterations"];
    private static readonly string[] s_zip = ["hashing.epochs", "defense[1].epochs"];

    [Property(MaxTest = MaxTest)]
    public void Points_are_the_product_less_what_is_excluded_and_then_what_is_included(
        NonEmptyArray<byte>[] grid, NonEmptyArray<byte> zip, byte[][] exclude, byte[][] include)
    {
        var model = new Model(grid, zip, exclude, include);
        var reading = SpecTexts.ReadSweep(model.Toml);
        if (model.Points.Count == 0 || model.IsIdle)
        {
            Assert.All(reading.Diagnostics, each => Assert.Equal("CGAT0117", each.Code));
            Assert.NotEmpty(reading.Diagnostics);
            return;
        }

        var spec = reading.Require();
        Assert.Equal(model.Points, spec.Points.Select(model.ValuesOf));
        Assert.Equal(spec.Points.Count, spec.Points.Select(point => SpecIdentity.Of(point.Spec)).Distinct().Count());
        Assert.All(spec.Points, point => Assert.Equal(spec.Axes, point.Axes.Select(place => place.Axis)));
    }

    [Property(MaxTest = MaxTest)]
    public void The_order_of_the_values_of_an_axis_changes_the_id_and_no_point(NonEmptyArray<byte> axis)
    {
        var (one, other) = (Zip(axis.Get), Zip([.. axis.Get.Reverse()]));
        var (ids, others) = (Ids(one), Ids(other));

        Assert.Equal(ids.Order(StringComparer.Ordinal), others.Order(StringComparer.Ordinal));
        Assert.Equal(ids.SequenceEqual(others), SpecIdentity.Of(one) == SpecIdentity.Of(other));
    }

    [Property(MaxTest = MaxTest)]
    public void Planned_in_one_sweep_or_each_point_alone_runs_have_the_same_stages(
        NonEmptyArray<byte>[] grid, NonEmptyArray<byte> zip)
    {
        var spec = SpecTexts.ReadSweep(new Model([.. grid.Take(2)], zip, [], []).Toml).Require();
        var plan = SomePlan.Of(spec);
        var alone = spec.Points.SelectMany(point => SomePlan.Of(point.Spec).Runs).DistinctBy(run => run.RunId).ToList();

        Assert.Equal(alone.Select(run => run.RunId), plan.Runs.Select(run => run.RunId));
        Assert.Equal(alone.Select(Keys), plan.Runs.Select(Keys));
        Assert.Equal(
            plan.Runs.SelectMany(run => run.Stages).Select(stage => stage.Identity.Key).Distinct(),
            plan.Stages.Select(stage => stage.Identity.Key));
    }

    private static string Keys(RunPlan run) => string.Join(' ', run.Stages.Select(stage => stage.Identity.Key));

    private static ExpandedSpec Zip(byte[] axis) => SpecTexts.ReadSweep(
        $$"""zip.axis = { "hashing.bits" = [{{string.Join(", ", axis.Distinct().Select(value => value + 1))}}] }""").Require();

    private static List<string> Ids(ExpandedSpec spec) => [.. spec.Points.Select(point => SpecIdentity.Of(point.Spec))];

    // A sweep as nested loops, every point a line of numbers: those of the grid, then the two that go in step.
    private sealed class Model
    {
        private readonly string[] _paths;

        public Model(NonEmptyArray<byte>[] grid, NonEmptyArray<byte> zip, byte[][] exclude, byte[][] include)
        {
            var axes = grid.Take(s_grid.Length).Select(axis => Values(axis.Get)).ToList();
            var steps = Values(zip.Get);
            _paths = [.. s_grid.Take(axes.Count), .. s_zip];
            IEnumerable<int[]> product = [[]];
            foreach (var axis in axes)
            {
                product = product.SelectMany(point => axis.Select(value => (int[])[.. point, value]));
            }

            var whole = product.SelectMany(point => steps.Select(step => (int[])[.. point, step, step + 1])).ToList();
            var dropped = exclude.Select(Conditions).Where(conditions => conditions.Count > 0).ToList();
            IsIdle = dropped.Exists(conditions => !whole.Exists(point => Meets(point, conditions)));
            var kept = whole.Where(point => !dropped.Exists(conditions => Meets(point, conditions)))
                .Select(Line)
                .ToList();
            var added = include.Where(values => values.Length > 0)
                .Select(values => _paths.Select((_, index) => 300 + values[index % values.Length]).ToArray())
                .DistinctBy(Line)
                .ToList();
            Points = [.. kept, .. added.Select(Line)];
            Toml = string.Join('\n',
            [
                $"grid = {{ {string.Join(", ", axes.Select((axis, index) => $"\"{_paths[index]}\" = [{string.Join(", ", axis)}]"))} }}",
                $"zip.step = {{ {Zip(s_zip[0], steps, 0)}, {Zip(s_zip[1], steps, 1)} }}",
                $"exclude = [{string.Join(", ", dropped.Select(each => Table(each.Select(pair => (_paths[pair.Key], pair.Value)))))}]",
                $"include = [{string.Join(", ", added.Select(values => Table(values.Select((value, index) => (_paths[index], value)))))}]",
            ]);
        }

        public IReadOnlyList<string> Points { get; }

        /// <summary>Whether some exclude drops nothing, which is a mistake.</summary>
        public bool IsIdle { get; }

        public string Toml { get; }

        public string ValuesOf(SweepPoint point)
        {
            int[] all =
            [
                point.Spec.Hashing.Bits,
                ((TrainedDefenseSpec)point.Spec.Defenses[2]).Epochs,
                ((CenterAttackSpec)point.Spec.Attacks[0]).Iterations,
            ];
            var step = ((TrainedDefenseSpec)point.Spec.Defenses[1]).Epochs;
            return Line([.. all.Take(_paths.Length - 2), point.Spec.Hashing.Epochs, step]);
        }

        // Few numbers, so that conditions meet some of them.
        private static int[] Values(byte[] bytes) => [.. bytes.Select(value => (value % 6) + 1).Distinct()];

        private Dictionary<int, int> Conditions(byte[] bytes) => bytes.Take(2)
            .Select(value => (Path: value % _paths.Length, Value: (value / 8 % 6) + 1))
            .DistinctBy(pair => pair.Path)
            .ToDictionary(pair => pair.Path, pair => pair.Value);

        private static bool Meets(int[] point, Dictionary<int, int> conditions) =>
            conditions.All(condition => point[condition.Key] == condition.Value);

        private static string Line(int[] values) => string.Join(' ', values);

        private static string Zip(string path, int[] steps, int more) =>
            $"\"{path}\" = [{string.Join(", ", steps.Select(step => step + more))}]";

        private static string Table(IEnumerable<(string Path, int Value)> values) =>
            $"{{ {string.Join(", ", values.Select(value => string.Create(CultureInfo.InvariantCulture, $"\"{value.Path}\" = {value.Value}")))} }}";
    }
}
