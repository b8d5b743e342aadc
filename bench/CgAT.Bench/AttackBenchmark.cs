using System.Diagnostics;
using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Retrieval;

namespace CgAT.Bench;

/// <summary>
/// The attack on center codes of ConvNet-S: the seconds of a batch, with its random starts and center codes, and without
/// the encoding of what comes out.
/// </summary>
internal static class AttackBenchmark
{
    private const int Classes = 10;
    private const int DatabaseItems = 5000;

    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var (batch, bits) = (options.Whole("batch", 32), options.Whole("bits", 32));
        var (warmUp, repeats) = (options.Whole("warmup", 5), options.Whole("repeats", 30));
        var settings = Settings(options);
        using var computation = Computation.Open("cpu", options.Whole("threads", 2));
        var model = new ConvNetSSettings { Dropout = 0.5 };
        using var hashing = HashingModel.Create(model, bits, seed: 0, computation);
        var scene = Scene(batch * (warmUp + repeats + 1), bits);
        var clock = new Ticks();
        QueryAttack.Run(hashing, scene, settings, seed: 0, batch, clock, sink: clock);
        return new Dictionary<string, object>
        {
            ["attack"] = Measure.Median([.. clock.Seconds.Skip(warmUp)]),
            ["processor"] = Measure.Median([.. clock.ProcessorSeconds.Skip(warmUp)]),
        };
    }

    private static GradientAttackSettings Settings(Options options) => new()
    {
        Objective = new CenterObjective { Weights = CenterWeights.Binary, From = CodesFrom.Database },
        Steps = new GradientSteps
        {
            Epsilon = 8.0 / 255,
            Step = 2.0 / 255,
            Iterations = options.Whole("iterations", 7),
            RandomStart = true,
        },
        Precision = options.Text("precision", "float32") switch
        {
            "float32" => GradientPrecision.Full,
            "bf16" => GradientPrecision.BFloat16,
            var other => throw new ArgumentException($"no precision is called {other}", nameof(options)),
        },
    };

    private static AttackScene Scene(int queries, int bits)
    {
        var random = new Random(0);
        return new AttackScene
        {
            Queries = Images(random, queries, ConvNetS.ImageSide),
            DatabaseCodes = PackedCodes.FromWords(
                [.. Enumerable.Range(0, DatabaseItems).Select(_ => (ulong)random.NextInt64() & ((1UL << bits) - 1))], bits),
            DatabaseLabels = Images(random, DatabaseItems, side: 1),
        };
    }

    private static InMemoryImageSet Images(Random random, int count, int side) => new(
        side,
        side,
        channels: 3,
        Classes,
        [.. Enumerable.Range(0, count).Select(_ => Bytes(random, side * side * 3))],
        [.. Enumerable.Range(0, count).Select(_ => new[] { random.Next(Classes) })]);

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    // From the end of a batch, all of it, to the attacked images of the next.
    private sealed class Ticks : IProgress<int>, IAttackedImageSink
    {
        private long _start;
        private TimeSpan _processor;

        public List<double> Seconds { get; } = [];

        public List<double> ProcessorSeconds { get; } = [];

        public void Report(int value)
        {
            _start = Stopwatch.GetTimestamp();
            _processor = Environment.CpuUsage.TotalTime;
        }

        public void Take(IReadOnlyList<int> queries, TorchSharp.torch.Tensor images)
        {
            if (_start > 0)
            {
                Seconds.Add(Stopwatch.GetElapsedTime(_start).TotalSeconds);
                ProcessorSeconds.Add((Environment.CpuUsage.TotalTime - _processor).TotalSeconds);
            }
        }
    }
}
