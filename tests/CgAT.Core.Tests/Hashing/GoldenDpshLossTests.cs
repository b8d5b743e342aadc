using System.Text.Json;
using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Losses and gradients that the official code gave for batches in a row over one bank.</summary>
public sealed class GoldenDpshLossTests
{
    private const string Warm = "DPSH";
    private const string Cold = "DPSH_cold";
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    private static readonly JsonElement s_cases = GoldenFile.Read("losses.json").GetProperty("cases");

    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var golden in s_cases.EnumerateObject())
        {
            var methods = golden.Value.GetProperty("out").EnumerateObject().Select(method => method.Name);
            foreach (var method in methods.Where(name => name is Warm or Cold))
            {
                runs.Add(golden.Name, method);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Losses_and_gradients_of_batches_in_a_row_are_the_official_ones(string name, string run)
    {
        using var scope = torch.NewDisposeScope();
        var golden = s_cases.GetProperty(name);
        var input = golden.GetProperty("input");
        using var bank = Bank(input, run);
        var bankLabels = GoldenFile.Tensor(input.GetProperty("bank_Y"));
        var loss = new DpshLoss(quantization: 0.001);
        var batches = input.GetProperty("batches").EnumerateArray();
        var expected = golden.GetProperty("out").GetProperty(run).GetProperty("batches").EnumerateArray();
        foreach (var (batch, outcome) in batches.Zip(expected))
        {
            var relaxed = GoldenFile.Tensor(batch.GetProperty("u")).requires_grad_();
            var items = GoldenFile.Tensor(batch.GetProperty("ind"), torch.ScalarType.Int64);
            var labels = bankLabels.index_select(0, items);
            bank.Write(items, relaxed, labels);
            var terms = loss.Compute(relaxed, labels, bank);
            var total = terms.Similarity + terms.Quantization;
            TensorAssert.Close(GoldenFile.Tensor(outcome.GetProperty("loss")), total, Relative, Absolute);
            TensorAssert.Close(
                GoldenFile.Tensor(outcome.GetProperty("grad_u")),
                torch.autograd.grad([total], [relaxed])[0],
                Relative,
                Absolute);
        }
    }

    // A warm bank is filled by the trained model, a cold one is as hashing training starts.
    private static CodeBank Bank(JsonElement input, string run)
    {
        var relaxed = GoldenFile.Tensor(input.GetProperty("bank_U0"));
        var labels = GoldenFile.Tensor(input.GetProperty("bank_Y"));
        return run == Warm
            ? CodeBank.Binary(relaxed, labels)
            : CodeBank.Empty((int)relaxed.shape[0], (int)relaxed.shape[1], (int)labels.shape[1], torch.CPU);
    }
}
