using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Bench;

/// <summary>
/// Center codes of a batch of labels against a bank: the sizes of NUS-WIDE's database unless other ones are given.
/// </summary>
internal static class CenterCodesBenchmark
{
    private const int LabelsOfAnItem = 3;

    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var (rows, bits) = (options.Whole("rows", 193_734), options.Whole("bits", 64));
        var (classes, batch) = (options.Whole("classes", 21), options.Whole("batch", 32));
        var (warmUp, repeats) = (options.Whole("warmup", 3), options.Whole("repeats", 30));
        var weights = Enum.Parse<CenterWeights>(options.Text("weights", nameof(CenterWeights.Binary)));
        var binary = options.Text("codes", "binary") == "binary";

        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(0);
        var labels = torch.rand([rows, classes], generator: generator)
            .lt((double)LabelsOfAnItem / classes).to_type(torch.float32);
        var codes = torch.randn([rows, bits], generator: generator);
        codes = binary ? codes.sign() : codes.tanh();
        var asked = labels.narrow(0, 0, batch).clone();

        void Work() => CenterCode.Of(asked, codes, labels, binary, weights).Dispose();

        // The first time: later ones find memory that the first one freed.
        var extra = Measure.ExtraMemory(Work);
        return new Dictionary<string, object>
        {
            ["center"] = Measure.Median(Measure.Seconds(warmUp, repeats, Work)),
            ["extra_mib"] = (object?)extra ?? "unknown",
        };
    }
}
