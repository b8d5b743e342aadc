using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Losses, gradients and state that the official code gave for batches in a row over one bank.</summary>
[Trait("Device", "any")]
public sealed class GoldenHashingLossTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    public static TheoryData<string, string> Runs() => GoldenLossCase.Runs();

    public static TheoryData<string> Cases() => [.. GoldenLossCase.Names()];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Losses_and_gradients_of_batches_in_a_row_are_the_official_ones(string name, string run)
    {
        using var scope = torch.NewDisposeScope();
        var golden = GoldenLossCase.Of(name);
        using var bank = golden.Bank(run);
        var loss = golden.Loss(run);
        using var state = loss.State;
        loss.StartEpoch(0, bank);
        var expected = golden.Outputs.GetProperty(run).GetProperty("batches").EnumerateArray().ToList();
        Assert.Equal(golden.Batches.Count, expected.Count);
        for (var index = 0; index < expected.Count; index++)
        {
            var (relaxed, batch) = (golden.Relaxed[index].requires_grad_(), golden.Batches[index]);
            bank.Write(batch.Rows, relaxed, batch.Labels);
            var terms = loss.Compute(relaxed, batch, bank);
            var total = terms.Similarity + terms.Quantization;
            var gradients = torch.autograd.grad([total], [relaxed, .. state.Parameters]);
            Close("loss", total);
            Close("grad_u", gradients[0]);
            if (state.Parameters.Count > 0)
            {
                Close("grad_fc", gradients[1]);
            }

            void Close(string key, torch.Tensor actual) => TensorAssert.Close(
                GoldenFile.Tensor(expected[index].GetProperty(key)), actual, Relative, Absolute);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Codes_and_weights_of_dsdh_are_the_official_ones_after_every_update(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = GoldenLossCase.Of(name);
        var output = golden.Outputs.GetProperty("DSDH");
        using var bank = golden.Bank("DSDH");
        var loss = golden.Loss("DSDH");
        using var state = loss.State;
        TensorAssert.Same(GoldenFile.Tensor(output.GetProperty("B_before (K x N)")), bank.Codes.t());

        loss.StartEpoch(0, bank);
        AssertState("B_after_update1", "W_after_update1 (K x C)");
        foreach (var (relaxed, batch) in golden.Relaxed.Zip(golden.Batches))
        {
            bank.Write(batch.Rows, relaxed, batch.Labels);
        }

        loss.StartEpoch(1, bank);
        AssertState("B_after_update2", "W_after_update2");

        void AssertState(string codes, string weights)
        {
            TensorAssert.Same(GoldenFile.Tensor(output.GetProperty(codes)), state.Tensors["codes"]);
            TensorAssert.Close(
                GoldenFile.Tensor(output.GetProperty(weights)), state.Tensors["weights"], Relative, Absolute);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Class_centers_of_csq_are_the_official_ones_where_these_are_not_random(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = GoldenLossCase.Of(name);
        var (bits, classes) = (golden.Start.Bits, golden.Start.Classes);
        using var state = new CsqLoss(quantization: 1e-4, redrawn: false, golden.Start).State;
        var expected = GoldenFile.Tensor(golden.Outputs.GetProperty("CSQ").GetProperty("hash_targets"));
        var rows = Math.Min(classes, 2 * bits);
        TensorAssert.Same(expected.narrow(0, 0, rows), state.Tensors["centers"].narrow(0, 0, rows));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_wasserstein_distance_to_given_signs_is_the_official_one(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = GoldenLossCase.Of(name);
        var output = golden.Outputs.GetProperty("swdc_quantization");
        var relaxed = golden.Relaxed[0].requires_grad_();
        var distance = WassersteinLoss.Distance(relaxed, GoldenFile.Tensor(output.GetProperty("real_b")));
        TensorAssert.Close(GoldenFile.Tensor(output.GetProperty("loss")), distance, Relative, Absolute);
        TensorAssert.Close(
            GoldenFile.Tensor(output.GetProperty("grad_u")),
            torch.autograd.grad([distance], [relaxed])[0],
            Relative,
            Absolute);
    }
}
