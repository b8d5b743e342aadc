using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class OrthoHashLossTests
{
    private static readonly float[,] s_codebook = { { 1, 1 }, { 1, -1 } };
    private static readonly float[] s_gain = [1.5f, 0.5f];
    private static readonly float[] s_shift = [-0.25f, 0.125f];

    [Fact]
    public void It_is_the_cross_entropy_of_cosines_less_a_margin_for_an_image_s_own_labels()
    {
        using var scope = torch.NewDisposeScope();
        var loss = Loss(batchNorm: false);
        using var state = loss.State;
        var relaxed = torch.tensor(new float[,] { { 0.6f, 0.8f } });

        // Cosines 1.4/√2 and -0.2/√2.
        double[] cosines = [1.4 / Math.Sqrt(2), -0.2 / Math.Sqrt(2)];
        Assert.Equal(Entropy([1, 0], 8 * (cosines[0] - 0.2), 8 * cosines[1]), Value(loss, relaxed, [1, 0]), 1e-5);
        Assert.Equal(
            Entropy([0.5, 0.5], 8 * (cosines[0] - 0.2), 8 * (cosines[1] - 0.2)), Value(loss, relaxed, [1, 1]), 1e-5);
        Assert.Equal(Value(loss, relaxed, [1, 0]), Value(loss, relaxed * 0.1, [1, 0]), 1e-5);
    }

    [Fact]
    public void An_image_without_labels_and_a_code_of_zeros_leave_the_loss_a_number()
    {
        using var scope = torch.NewDisposeScope();
        foreach (var batchNorm in new[] { false, true })
        {
            var loss = Loss(batchNorm);
            using var state = loss.State;
            Assert.Equal(0, Value(loss, torch.tensor(new float[,] { { 0.6f, 0.8f } }), [0, 0]));
            var relaxed = torch.zeros(1, 2).requires_grad_();
            var value = Compute(loss, relaxed, torch.tensor(new float[,] { { 1, 0 } }));
            var gradient = torch.autograd.grad([value], [relaxed])[0];
            Assert.True(gradient.isfinite().all().item<bool>());
        }
    }

    [Fact]
    public void With_batch_normalization_it_is_the_loss_of_what_libtorch_normalizes()
    {
        using var scope = torch.NewDisposeScope();
        var (loss, plain) = (Loss(batchNorm: true), Loss(batchNorm: false));
        using var state = loss.State;
        using var plainState = plain.State;
        var (gain, shift) = (torch.tensor(s_gain), torch.tensor(s_shift));
        state.Restore(new Dictionary<string, torch.Tensor>
        {
            ["centers"] = torch.tensor(s_codebook),
            ["gain"] = gain,
            ["shift"] = shift,
        });
        var relaxed = RandomTensor.Uniform([6, 2], 1, "relaxed");
        var labels = torch.eye(2).repeat(3, 1);
        var normalized = torch.nn.functional.batch_norm(
            relaxed, torch.zeros(2), torch.ones(2), gain, shift, training: true);
        TensorAssert.Close(Compute(plain, normalized, labels), Compute(loss, relaxed, labels), 1e-5, 1e-6);
    }

    [Fact]
    public void Gain_and_shift_are_trained_and_belong_to_the_model_with_the_codebook()
    {
        using var scope = torch.NewDisposeScope();
        using var state = Loss(batchNorm: true).State;
        Assert.Equal(2, state.Parameters.Count);
        Assert.Equal(["centers", "gain", "shift"], state.OfModel.Keys.Order());
        using var plain = Loss(batchNorm: false).State;
        Assert.Empty(plain.Parameters);
        Assert.Equal(["centers"], plain.OfModel.Keys);
    }

    [Fact]
    public void The_codebook_has_signs_that_are_as_likely_as_each_other()
    {
        using var scope = torch.NewDisposeScope();
        using var state = new OrthoHashLoss(8, 0.2, batchNorm: false, SomeBatch.Start(bits: 64, classes: 100)).State;
        TensorAssert.Same(torch.ones(100, 64), state.Tensors["centers"].abs());
        Assert.Equal(0, state.Tensors["centers"].mean().item<float>(), 0.04);
    }

    private static OrthoHashLoss Loss(bool batchNorm)
    {
        var loss = new OrthoHashLoss(scale: 8, margin: 0.2, batchNorm, SomeBatch.Start(bits: 2, classes: 2));
        var state = loss.State.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value);
        state["centers"] = torch.tensor(s_codebook);
        loss.State.Restore(state);
        return loss;
    }

    private static double Value(OrthoHashLoss loss, torch.Tensor relaxed, float[] label) =>
        Compute(loss, relaxed, torch.tensor(label).unsqueeze(0)).item<float>();

    private static torch.Tensor Compute(OrthoHashLoss loss, torch.Tensor relaxed, torch.Tensor labels)
    {
        using var bank = CodeBank.Empty(items: 1, bits: 2, classes: 2, TestDevice.Current);
        return loss.Compute(relaxed, SomeBatch.Of(labels), bank).Similarity;
    }

    private static double Entropy(double[] target, params double[] logits)
    {
        var normalizer = Math.Log(logits.Sum(Math.Exp));
        return -target.Zip(logits, (share, logit) => share * (logit - normalizer)).Sum();
    }
}
