using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Numerics;

/// <summary>Nothing in the product draws from an unkeyed generator or reads a clock but what stands here.</summary>
public sealed class UnkeyedSourcesTests
{
    private static readonly IReadOnlyList<(string File, string Words, string Why)> s_allowed =
    [
        ("CgAT.Experiments/Execution/ExperimentRequest.cs",
            "TimeProvider.System",
            "the clock of the table 'timings', which alone may differ between equal runs; a caller can set another"),
    ];

    [Theory]
    [InlineData("CgAT.Core")]
    [InlineData("CgAT.Experiments")]
    public void Nothing_draws_unkeyed_or_reads_a_clock(string project)
    {
        var files = SourceFile.OfProject(project);
        Assert.NotEmpty(files);
        var found = files.SelectMany(file => UnkeyedSources.Find(file.Text).Select(words => (file.Path, words)));
        Assert.Empty(found.Except(s_allowed.Select(allowed => (allowed.File, allowed.Words))));
    }

    [Fact]
    public void Everything_that_is_allowed_is_still_there_and_says_why()
    {
        var files = SourceFile.OfProject("CgAT.Core").Concat(SourceFile.OfProject("CgAT.Experiments")).ToList();
        Assert.All(s_allowed, allowed =>
        {
            var file = Assert.Single(files, file => file.Path == allowed.File);
            Assert.Contains(allowed.Words, UnkeyedSources.Find(file.Text));
            Assert.NotEmpty(allowed.Why);
        });
    }

    [Theory]
    [InlineData("var x = torch.rand(3);")]
    [InlineData("var x = torch.randn([2, (int)Math.Max(3, 4)]);")]
    [InlineData("var x = randint(0, 9, [3]);")]
    [InlineData("var x = torch.randperm(\n    5);")]
    [InlineData("var x = torch.rand_like(y) + f(generator: g);")]
    [InlineData("weights.uniform_(-1, 1);")]
    [InlineData("torch.nn.init.kaiming_uniform_(weights);")]
    [InlineData("x = torch.nn.functional.dropout(x, 0.5);")]
    [InlineData("layer = torch.nn.Linear(3, 4);")]
    [InlineData("layer = nn.Dropout(0.5);")]
    [InlineData("torch.manual_seed(seed);")]
    [InlineData("using var g = new torch.Generator((ulong)seed);")]
    [InlineData("torch.Generator g = new(5);")]
    [InlineData("static torch.Generator Of(long seed) => new((ulong)seed);")]
    [InlineData("var r = new Random(5);")]
    [InlineData("Random r = new();")]
    [InlineData("Random.Shared.NextDouble()")]
    [InlineData("RandomNumberGenerator.GetInt32(5)")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("Path.GetRandomFileName()")]
    [InlineData("DateTime.Now")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("Stopwatch.StartNew()")]
    [InlineData("Environment.TickCount64")]
    [InlineData("TimeProvider.System.GetUtcNow()")]
    public void Unkeyed_draws_and_clocks_are_found(string source) => Assert.NotEmpty(UnkeyedSources.Find(source));

    [Theory]
    [InlineData("torch.rand(shape, generator: generator);")]
    [InlineData("torch.randn(Shape(3), device: d, generator: Generator(1));")]
    [InlineData("torch.manual_seed(stream.DeriveSeed(0, 0));")]
    [InlineData("new torch.Generator((ulong)KeyedStream.Create(1, \"x\").DeriveSeed(0, 0));")]
    [InlineData("static torch.Generator Of(KeyedStream stream) =>\n new((ulong)stream.DeriveSeed(0, 0));")]
    [InlineData("new RandomStart(1, \"cgat\").Of(images, items, 0, 0.1); settings.RandomStart")]
    [InlineData("dropout.Apply(x, 0.5, 0); new DropoutSource(1, \"x\", 1); double Dropout { get; }")]
    [InlineData("clock.GetUtcNow(); TimeProvider clock")]
    [InlineData("Initial.Normal(shape, 0.01, generator)")]
    public void Keyed_draws_and_given_clocks_are_not(string source) => Assert.Empty(UnkeyedSources.Find(source));
}
