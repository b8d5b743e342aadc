using System.Globalization;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

/// <summary>A results folder with tables of runs that were never made.</summary>
internal sealed class MadeUpResults : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int runs;

    public string Path => folder.Path;

    /// <summary>Two defences, three values of lambda of the second one, two seeds, one attack.</summary>
    public static MadeUpResults Sweep(string experiment = "sweep")
    {
        var results = new MadeUpResults();
        for (var seed = 0; seed < 2; seed++)
        {
            results.Add(new MadeUpRun(experiment, "none", seed, 0.8 + (0.01 * seed), 0.3, Lambda: null));
            foreach (var lambda in new[] { 0.5, 2, 50 })
            {
                results.Add(new MadeUpRun(
                    experiment, "cgat", seed, 0.75 - (0.001 * lambda), 0.5 + (0.002 * lambda) + (0.02 * seed), lambda));
            }
        }

        return results;
    }

    /// <summary>Two defences, of the second one lambda 1 and 32 bits, and one of them changed; one attack.</summary>
    public static MadeUpResults Ablation()
    {
        var results = new MadeUpResults();
        results.Add(new MadeUpRun("ablation", "none", 0, 0.8, 0.3));
        foreach (var (lambda, bits) in new[] { (1.0, 32), (0.5, 32), (2.0, 32), (1.0, 16), (1.0, 64) })
        {
            results.Add(new MadeUpRun("ablation", "cgat", 0, 0.7 + (0.001 * bits), 0.5 + (0.1 * lambda), lambda, bits));
        }

        return results;
    }

    /// <summary>Writes a run.</summary>
    /// <param name="run">What is said of it.</param>
    /// <param name="change">Changes its rows of metrics: of clean queries, the attack 'center' and further ones.</param>
    /// <param name="queries">The average precisions, clean and attacked.</param>
    public string Add(
        MadeUpRun run, Func<MetricRow, MetricRow>? change = null, params (double Clean, double Attacked)[] queries)
    {
        var id = runs++.ToString("x16", CultureInfo.InvariantCulture);
        var defense = run.Lambda is { } lambda
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"kind":"cgat","lambda":{{lambda}}}""")
            : $$"""{"kind":"{{run.Defense}}"}""";
        var attacks = run.Attacks.Length > 0 ? $$"""{"attack":{{run.Attacks}},""" : "{";
        TableWriter.Write(Path, id, [Some.Run(id) with
        {
            Experiment = run.Experiment,
            Defense = run.Defense,
            DefenseKind = run.Defense,
            Seed = run.Seed,
            Bits = run.Bits,
            Dataset = run.Dataset,
            DatasetDigest = run.Digest,
            K = run.K,
            Threads = run.Threads,
            Processor = run.Processor,
            Convolutions = run.Convolutions,
            Settings = $$"""{{attacks}}"defense":[{{defense}}],"hashing":{"bits":{{run.Bits}}},"seeds":[{{run.Seed}}]}""",
            Axes =
            [
                new RunAxis { Column = "axis_bits", Type = AxisType.WholeNumber, Value = (long)run.Bits },
                new RunAxis { Column = $"axis_{run.LambdaAxis}", Type = AxisType.Number, Value = run.Lambda },
            ],
        }], Some.Metadata);
        MetricRow[] metrics =
        [
            Some.Metric(id) with { Defense = run.Defense, Seed = run.Seed, Value = run.Clean },
            .. run.Further.Prepend(new("center", run.Robust)).Select(attack => Some.Metric(id, attack.Key) with
            {
                Defense = run.Defense,
                Seed = run.Seed,
                Value = attack.Value,
                Reliable = true,
            }),
        ];
        TableWriter.Write(Path, id, [.. metrics.Select(row => row with { K = run.K }).Select(change ?? (row => row))], Some.Metadata);
        TableWriter.Write(Path, id, [Some.Timing() with
        {
            RunId = id,
            Stage = run.Defense == "none" ? "hashing" : "defense",
            CpuSeconds = 100 + (10 * run.Seed),
        }], Some.Metadata);
        TableWriter.Write(
            Path,
            id,
            [
                .. queries.Select((value, at) => Some.Query(at) with { RunId = id, ApAtK = value.Clean }),
                .. queries.Select((value, at) => Some.Query(at, "center") with { RunId = id, ApAtK = value.Attacked }),
                .. run.Further.SelectMany(attack => queries.Select(
                    (_, at) => Some.Query(at, attack.Key) with { RunId = id, ApAtK = attack.Value })),
            ],
            Some.Metadata);
        TrainingRow[] steps = [.. Enumerable.Range(0, 4).Select(step => Some.Step(step) with { RunId = id })];
        TableWriter.Write(Path, id, steps, Some.Metadata);
        TableWriter.Write<CheckRow>(Path, id, [], Some.Metadata);
        return id;
    }

    public void Dispose() => folder.Dispose();
}
