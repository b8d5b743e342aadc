using System.Text.Json;
using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>
/// A case of losses.json: batches in a row over one bank, and what each method of the official code made of them.
/// </summary>
internal sealed class GoldenLossCase(JsonElement golden)
{
    private const string Cold = "_cold";

    private static readonly JsonElement s_cases = GoldenFile.Read("losses.json").GetProperty("cases");

    private readonly JsonElement _input = golden.GetProperty("input");

    /// <summary>Every run of every case that has batches; a method may run on a warm and on a cold bank.</summary>
    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var name in Names())
        {
            foreach (var run in Of(name).Outputs.EnumerateObject().Where(run => HasBatches(run.Value)))
            {
                runs.Add(name, run.Name);
            }
        }

        return runs;
    }

    public static IReadOnlyList<string> Names() => [.. s_cases.EnumerateObject().Select(golden => golden.Name)];

    public static GoldenLossCase Of(string name) => new(s_cases.GetProperty(name));

    public JsonElement Outputs => golden.GetProperty("out");

    public IReadOnlyList<HashingBatch> Batches =>
        [.. _input.GetProperty("batches").EnumerateArray().Select(batch => Batch(batch.GetProperty("ind")))];

    public IReadOnlyList<torch.Tensor> Relaxed =>
        [.. _input.GetProperty("batches").EnumerateArray().Select(batch => GoldenFile.Tensor(batch.GetProperty("u")))];

    public HashingLossStart Start => new()
    {
        Seed = 0,
        Phase = "golden",
        Items = _input.GetProperty("num_train").GetInt32(),
        Bits = _input.GetProperty("bit").GetInt32(),
        Classes = _input.GetProperty("classes").GetInt32(),
        Device = TestDevice.Current,
    };

    /// <summary>A warm bank is filled by the trained model, a cold one is as hashing training starts.</summary>
    public CodeBank Bank(string run) => run.EndsWith(Cold, StringComparison.Ordinal)
        ? CodeBank.Empty(Start.Items, Start.Bits, Start.Classes, TestDevice.Current)
        : CodeBank.Binary(GoldenFile.Tensor(_input.GetProperty("bank_U0")), Labels());

    /// <summary>The method of a run with the constants of the official code and the state in the file.</summary>
    public IHashingLoss Loss(string run)
    {
        var output = Outputs.GetProperty(run);
        return run.Replace(Cold, "", StringComparison.Ordinal) switch
        {
            "DPSH" => new DpshLoss(quantization: 0.001),
            "DPH" => new DphLoss(),
            "HashNet" => new HashNetLoss(scale: 0.1, perBit: false, continuation: null),
            "DCH" => new DchLoss(Number("gamma"), Number("lambda")),
            "GreedyHash" => Restored(
                new GreedyHashLoss(Number("alpha"), trained: true, firstLabelOnly: true, Start),
                ("classifier", Tensor("fc_weight"))),
            "CSQ" => Restored(
                new CsqLoss(quantization: 1e-4, redrawn: false, Start),
                ("centers", Tensor("hash_targets")),
                ("tie", Tensor("multi_label_random_center").gt(0).to_type(torch.float32).mul(2).sub(1).unsqueeze(0))),
            "DSDH" => new DsdhLoss(
                new DsdhConstants
                {
                    Mu = Number("mu"),
                    Nu = Number("nu"),
                    Eta = Number("eta"),
                    Rounds = (int)Number("dcc_iter"),
                },
                Start),
            _ => throw new InvalidOperationException($"no loss for {run}"),
        };

        double Number(string key) => output.GetProperty(key).GetDouble();

        torch.Tensor Tensor(string key) => GoldenFile.Tensor(output.GetProperty(key));
    }

    private static bool HasBatches(JsonElement run) =>
        run.ValueKind == JsonValueKind.Object && run.TryGetProperty("batches", out _);

    private static IHashingLoss Restored(IHashingLoss loss, params (string Name, torch.Tensor Value)[] state)
    {
        loss.State.Restore(state.ToDictionary(tensor => tensor.Name, tensor => tensor.Value));
        return loss;
    }

    private torch.Tensor Labels() => GoldenFile.Tensor(_input.GetProperty("bank_Y"));

    private HashingBatch Batch(JsonElement items)
    {
        var rows = GoldenFile.Tensor(items, torch.ScalarType.Int64);
        return new HashingBatch(
            Epoch: 0,
            [.. items.EnumerateArray().Select(item => item.GetInt32())],
            rows,
            Labels().index_select(0, rows));
    }
}
