using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

[Collection(nameof(Alone))]
public sealed class WayBackTests
{
    [Fact]
    public void The_gradients_of_a_function_are_given_back_when_the_next_one_is_called()
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor came = torch.ones(1), went = torch.ones(2), next = torch.ones(3);
        Assert.Equal([went, null], WayBack.Of(came, went, null));
        Assert.False(came.IsInvalid || went.IsInvalid);
        WayBack.Of(next, next);
        Assert.True(came.IsInvalid && went.IsInvalid);
        Assert.False(next.IsInvalid);
    }

    [Fact]
    public void A_deep_chain_keeps_the_gradients_of_few_of_its_layers()
    {
        using var scope = torch.NewDisposeScope();
        using var layer = torch.nn.Conv2d(4, 4, 3, padding: 1, bias: false);
        var images = torch.ones([2, 4, 2, 2]).requires_grad_();
        var x = images;
        for (var depth = 0; depth < 20; depth++)
        {
            x = Layer.Run(layer, x);
        }

        var before = scope.DisposablesCount;
        torch.autograd.grad([x.sum()], [images]);
        Assert.InRange(scope.DisposablesCount - before, 1, 12);
    }
}
