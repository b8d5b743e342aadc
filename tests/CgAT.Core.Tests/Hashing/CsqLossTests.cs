using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class CsqLossTests
{
    private static readonly float[,] s_hadamard =
    {
        { 1, 1, 1, 1 }, { 1, -1, 1, -1 }, { 1, 1, -1, -1 }, { 1, -1, -1, 1 },
    };

    [Fact]
    public void Classes_get_the_rows_of_a_hadamard_matrix_and_of_its_opposite()
    {
        using var scope = torch.NewDisposeScope();
        using var state = new CsqLoss(0, redrawn: false, SomeBatch.Start(bits: 4, classes: 7)).State;
        var expected = torch.cat([torch.tensor(s_hadamard), -torch.tensor(s_hadamard)]).narrow(0, 0, 7);
        TensorAssert.Same(expected, state.Tensors["centers"]);
    }

    // 80 classes at 16 bits, as of MS-COCO; and 48 bits, for which there is no Hadamard matrix of Sylvester's.
    [Theory]
    [InlineData(16, 80, 32)]
    [InlineData(48, 21, 0)]
    [InlineData(7, 3, 0)]
    public void Classes_beyond_the_matrix_get_balanced_random_codes(int bits, int classes, int ofMatrix)
    {
        using var scope = torch.NewDisposeScope();
        using var state = new CsqLoss(0, redrawn: false, SomeBatch.Start(bits, classes)).State;
        var centers = state.Tensors["centers"];
        TensorAssert.Same(torch.ones(classes, bits), centers.abs());
        var minus = TensorAssert.Values(centers.narrow(0, ofMatrix, classes - ofMatrix).lt(0).sum(1));
        Assert.All(minus, count => Assert.Equal(bits / 2, count));
    }

    [Fact]
    public void Random_centers_are_drawn_until_they_are_far_apart()
    {
        using var scope = torch.NewDisposeScope();
        for (var seed = 0; seed < 20; seed++)
        {
            using var state = new CsqLoss(0, redrawn: false, SomeBatch.Start(bits: 48, classes: 6, seed: seed)).State;
            var rows = TensorAssert.Values(state.Tensors["centers"]).Chunk(48).ToList();
            var distances = rows.SelectMany((row, at) => rows.Take(at).Select(
                other => row.Zip(other).Count(pair => pair.First != pair.Second))).ToList();
            Assert.True(distances.Min() > 12);
            Assert.True(distances.Average() >= 24);
        }
    }

    [Fact]
    public void It_is_the_cross_entropy_to_the_sign_of_the_sum_of_an_image_s_centers()
    {
        using var scope = torch.NewDisposeScope();
        var loss = Loss(quantization: 0.5);
        using var state = loss.State;
        var relaxed = torch.tensor(new float[,] { { 0.5f, -0.25f, 0f, 0.75f } });

        // The centers 1 and 2 sum to (2, 0, 0, -2); ties are (1, -1, -1, 1).
        var terms = Compute(loss, relaxed, [0, 1, 1]);
        double[] probabilities = [0.75, 0.625, 0.5, 0.125];
        Assert.Equal(-probabilities.Average(Math.Log), terms.Similarity.item<float>(), 1e-6);
        Assert.Equal(0.5 * (0.25 + 0.5625 + 1 + 0.0625) / 4, terms.Quantization.item<float>(), 1e-6);
    }

    [Fact]
    public void An_image_without_labels_is_drawn_to_the_tie_code()
    {
        using var scope = torch.NewDisposeScope();
        var loss = Loss(quantization: 0);
        using var state = loss.State;
        var terms = Compute(loss, state.Tensors["tie"] * 0.5f, [0, 0, 0]);
        Assert.Equal(-Math.Log(0.75), terms.Similarity.item<float>(), 1e-6);
    }

    [Fact]
    public void A_bit_that_is_wrong_beyond_single_precision_costs_100_and_has_no_gradient()
    {
        using var scope = torch.NewDisposeScope();
        var loss = Loss(quantization: 0);
        using var state = loss.State;
        var relaxed = torch.tensor(new float[,] { { -1, 1, 1, 1 } }).requires_grad_();
        var terms = Compute(loss, relaxed, [1, 0, 0]);
        Assert.Equal(25, terms.Similarity.item<float>(), 1e-4);
        var expected = torch.nn.functional.binary_cross_entropy((relaxed.detach() + 1) / 2, torch.ones(1, 4));
        Assert.Equal(expected.item<float>(), terms.Similarity.item<float>(), 1e-4);
        TensorAssert.Close(
            torch.tensor(new float[,] { { 0, -0.125f, -0.125f, -0.125f } }),
            torch.autograd.grad([terms.Similarity], [relaxed])[0],
            0,
            1e-6);
    }

    [Fact]
    public void Centers_belong_to_the_model_unless_each_phase_draws_its_own()
    {
        using var scope = torch.NewDisposeScope();
        using var hashing = State(redrawn: false, "hashing");
        using var defense = State(redrawn: false, "cgat");
        Assert.Equal(["centers", "tie"], hashing.OfModel.Keys.Order());
        Assert.All(hashing.Tensors, entry => TensorAssert.Same(entry.Value, defense.Tensors[entry.Key]));

        using var official = State(redrawn: true, "hashing");
        using var redrawn = State(redrawn: true, "cgat");
        Assert.Empty(official.OfModel);
        Assert.All(official.Tensors, entry => Assert.NotEqual(
            TensorAssert.Values(entry.Value), TensorAssert.Values(redrawn.Tensors[entry.Key])));
    }

    private static HashingLossState State(bool redrawn, string phase) =>
        new CsqLoss(0, redrawn, SomeBatch.Start(bits: 16, classes: 80, phase: phase)).State;

    private static CsqLoss Loss(double quantization)
    {
        var loss = new CsqLoss(quantization, redrawn: false, SomeBatch.Start(bits: 4, classes: 3));
        var state = loss.State.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value);
        state["tie"] = torch.tensor(new float[,] { { 1, -1, -1, 1 } });
        loss.State.Restore(state);
        return loss;
    }

    private static HashingLossTerms Compute(CsqLoss loss, torch.Tensor relaxed, float[] label)
    {
        using var bank = CodeBank.Empty(items: 1, bits: 4, classes: 3, TestDevice.Current);
        return loss.Compute(relaxed, SomeBatch.Of(torch.tensor(label).unsqueeze(0)), bank);
    }
}
