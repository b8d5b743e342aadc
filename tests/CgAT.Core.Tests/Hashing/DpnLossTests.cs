using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class DpnLossTests
{
    [Fact]
    public void It_is_what_codes_lack_of_a_margin_along_their_centers()
    {
        using var scope = torch.NewDisposeScope();
        var loss = new DpnLoss(margin: 0.5, SomeBatch.Start(bits: 4, classes: 2));
        using var state = loss.State;
        state.Restore(new Dictionary<string, torch.Tensor>
        {
            ["centers"] = torch.tensor(new float[,] { { 1, 1, -1, -1 }, { 1, -1, 1, -1 } }),
            ["tie"] = torch.tensor(new float[,] { { -1, 1, 1, 1 } }),
        });
        using var bank = CodeBank.Empty(items: 2, bits: 4, classes: 2, TestDevice.Current);
        var relaxed = torch.tensor(new float[,] { { 0.75f, 0.25f, -0.5f, 1f }, { -1f, 0f, 0.25f, -1f } })
            .requires_grad_();
        var labels = torch.tensor(new float[,] { { 1, 0 }, { 1, 1 } });
        var terms = loss.Compute(relaxed, SomeBatch.Of(labels), bank);

        // Centers (1, 1, -1, -1) and, out of the sum (2, 0, 0, -2) and the tie code, (1, 1, 1, -1).
        Assert.Equal((0.25 + 1.5 + 1.5 + 0.5 + 0.25) / 8, terms.Similarity.item<float>(), 1e-6);
        Assert.Equal(0, terms.Quantization.item<float>());
        TensorAssert.Close(
            torch.tensor(new float[,] { { 0, -1, 1, 1 }, { -1, -1, -1, 0 } }) / 8,
            torch.autograd.grad([terms.Similarity], [relaxed])[0],
            relative: 0,
            absolute: 1e-7);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(7)]
    public void Its_centers_have_as_many_of_either_sign_and_belong_to_the_model(int bits)
    {
        using var scope = torch.NewDisposeScope();
        using var state = new DpnLoss(margin: 1, SomeBatch.Start(bits, classes: 30)).State;
        Assert.All(
            TensorAssert.Values(state.Tensors["centers"].lt(0).sum(1)), minus => Assert.Equal(bits / 2, minus));
        Assert.True(TensorAssert.Values(state.Tensors["centers"]).Chunk(bits)
            .Select(row => string.Join(' ', row)).Distinct().Count() > 15);
        Assert.Equal(["centers", "tie"], state.OfModel.Keys.Order());
    }
}
