using CgAT.Core.Attacks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

[Trait("Device", "any")]
public sealed class GoldenCircleLossTests
{
    [Fact]
    public void Loss_and_gradients_are_the_official_ones()
    {
        using var scope = torch.NewDisposeScope();
        var golden = GoldenFile.Read("circle_loss.json");
        Assert.Equal(0, golden.GetProperty("m").GetDouble());
        var similar = GoldenFile.Tensor(golden.GetProperty("sp")).requires_grad_();
        var others = GoldenFile.Tensor(golden.GetProperty("sn")).requires_grad_();
        var loss = CircleLoss.Of(similar, others, golden.GetProperty("gamma").GetDouble());
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("loss")), loss, 1e-5, 1e-6);
        var gradients = torch.autograd.grad([loss], [similar, others]);
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_sp")), gradients[0], 1e-5, 1e-6);
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_sn")), gradients[1], 1e-5, 1e-6);
    }
}
