using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class GreedyHashLossTests
{
    [Fact]
    public void It_is_the_cross_entropy_of_a_classifier_on_signs_whose_gradient_goes_straight_through()
    {
        using var scope = torch.NewDisposeScope();
        var (loss, relaxed) = (Loss(firstLabelOnly: false), torch.tensor(new float[,] { { 0.25f, -0.5f } }));
        using var state = loss.State;
        var variable = relaxed.requires_grad_();
        var terms = Compute(loss, variable, [1, 0, 0]);

        // Logits of the signs (1, -1) under the classifier: 1 - 2, 3 + 1, 0 - 5.
        double[] exponents = [Math.Exp(-1), Math.Exp(4), Math.Exp(-5)];
        var shares = exponents.Select(exponent => exponent / exponents.Sum()).ToArray();
        Assert.Equal(-Math.Log(shares[0]), terms.Similarity.item<float>(), 1e-5);
        Assert.Equal(0.1 * ((0.421875 + 0.125) / 2), terms.Quantization.item<float>(), 1e-6);
        var gradient = torch.autograd.grad([terms.Similarity], [variable])[0];
        double[] ahead = [shares[0] - 1, shares[1], shares[2]];
        TensorAssert.Close(
            torch.tensor(new[,] { { ahead[0] + (3 * ahead[1]), (2 * ahead[0]) - ahead[1] + (5 * ahead[2]) } }),
            gradient,
            1e-5,
            1e-6);
    }

    [Fact]
    public void Labels_share_the_target_or_the_first_of_them_has_it_all()
    {
        using var scope = torch.NewDisposeScope();
        var relaxed = torch.tensor(new float[,] { { 0.25f, -0.5f } });
        Assert.Equal(Value(true, [0, 1, 0]), Value(true, [0, 1, 1]));
        Assert.Equal((Value(false, [0, 1, 0]) + Value(false, [0, 0, 1])) / 2, Value(false, [0, 1, 1]), 1e-5);

        double Value(bool firstLabelOnly, float[] label)
        {
            var loss = Loss(firstLabelOnly);
            using var state = loss.State;
            return Compute(loss, relaxed, label).Similarity.item<float>();
        }
    }

    [Fact]
    public void An_image_without_labels_adds_nothing_or_counts_as_the_first_class()
    {
        using var scope = torch.NewDisposeScope();
        var relaxed = torch.tensor(new float[,] { { 0.25f, -0.5f } });
        var (shared, first) = (Loss(firstLabelOnly: false), Loss(firstLabelOnly: true));
        using var ofShared = shared.State;
        using var ofFirst = first.State;
        Assert.Equal(0, Compute(shared, relaxed, [0, 0, 0]).Similarity.item<float>());
        Assert.Equal(
            Compute(first, relaxed, [1, 0, 0]).Similarity.item<float>(),
            Compute(first, relaxed, [0, 0, 0]).Similarity.item<float>());
    }

    [Fact]
    public void A_trained_classifier_belongs_to_the_model_and_an_untrained_one_to_the_phase()
    {
        using var scope = torch.NewDisposeScope();
        using var trained = State(trained: true, "hashing");
        using var defended = State(trained: true, "cgat");
        Assert.Single(trained.Parameters);
        Assert.Equal(["classifier"], trained.OfModel.Keys);
        TensorAssert.Same(trained.Tensors["classifier"], defended.Tensors["classifier"]);

        using var official = State(trained: false, "hashing");
        using var redrawn = State(trained: false, "cgat");
        Assert.Empty(official.Parameters);
        Assert.Empty(official.OfModel);
        Assert.NotEqual(
            TensorAssert.Values(official.Tensors["classifier"]), TensorAssert.Values(redrawn.Tensors["classifier"]));
    }

    [Fact]
    public void A_classifier_starts_uniform_within_1_over_the_root_of_the_bits()
    {
        using var scope = torch.NewDisposeScope();
        using var state = new GreedyHashLoss(0.1, true, false, SomeBatch.Start(bits: 64, classes: 50)).State;
        var weights = TensorAssert.Values(state.Tensors["classifier"]);
        Assert.All(weights, weight => Assert.InRange(weight, -0.125, 0.125));
        Assert.Equal(0.125 / Math.Sqrt(3), Math.Sqrt(weights.Average(weight => weight * weight)), 0.005);
    }

    private static HashingLossState State(bool trained, string phase) =>
        new GreedyHashLoss(0.1, trained, firstLabelOnly: false, SomeBatch.Start(phase: phase)).State;

    private static GreedyHashLoss Loss(bool firstLabelOnly)
    {
        var loss = new GreedyHashLoss(0.1, trained: true, firstLabelOnly, SomeBatch.Start(bits: 2, classes: 3));
        loss.State.Restore(new Dictionary<string, torch.Tensor>
        {
            ["classifier"] = torch.tensor(new float[,] { { 1, 2 }, { 3, -1 }, { 0, 5 } }),
        });
        return loss;
    }

    private static HashingLossTerms Compute(GreedyHashLoss loss, torch.Tensor relaxed, float[] label)
    {
        using var bank = CodeBank.Empty(items: 1, bits: 2, classes: 3, TestDevice.Current);
        return loss.Compute(relaxed, SomeBatch.Of(torch.tensor(label).unsqueeze(0)), bank);
    }
}
