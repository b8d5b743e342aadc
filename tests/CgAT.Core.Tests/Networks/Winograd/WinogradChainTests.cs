using CgAT.Core.Networks;
using CgAT.Core.Networks.Winograd;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace CgAT.Core.Tests.Networks.Winograd;

/// <summary>Winograd's convolutions beside libtorch's in double precision.</summary>
[Collection(nameof(Alone))]
public sealed class WinogradChainTests
{
    /// <summary>Sizes with as many tiles as fill blocks, with fewer, and with an odd number of them.</summary>
    public static TheoryData<int, int, int, int, int, bool, bool, bool> Layers() => new()
    {
        { 1, 8, 8, 32, 32, false, false, true },
        { 3, 8, 12, 32, 64, true, false, true },
        { 1, 12, 20, 64, 32, false, true, true },
        { 2, 16, 16, 64, 64, true, true, false },
        { 5, 32, 32, 32, 32, true, true, true },
        { 1, 12, 12, 96, 160, false, false, false },
        { 3, 12, 12, 32, 256, true, false, true },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Outputs_and_all_gradients_are_those_of_libtorch(
        int images, int height, int width, int inputs, int outputs, bool rectified, bool pooled, bool hasBias)
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(images, height, width, inputs, outputs);
        torch.Tensor[] all = hasBias ? [x, weight, bias] : [x, weight];
        var actual = WinogradChain.Run(
            x, new WinogradConvolution(weight, hasBias ? bias : null, rectified, pooled));
        torch.Tensor[] precise = [.. all.Select(one => one.detach().to(torch.float64).requires_grad_())];
        var expected = Libtorch(precise[0], precise[1], precise.ElementAtOrDefault(2), rectified, pooled);
        var slopes = RandomTensor.Uniform(actual.shape, 7, "slopes");
        Near(expected, actual);
        foreach (var (wanted, found) in torch.autograd.grad([expected], precise, [slopes.to(torch.float64)])
            .Zip(torch.autograd.grad([actual], all, [slopes], retain_graph: true)))
        {
            Near(wanted, found);
        }

        // Nobody asks for the gradients of the others here, and these are the same.
        foreach (var one in all)
        {
            var again = WinogradChain.Run(
                x, new WinogradConvolution(weight, hasBias ? bias : null, rectified, pooled));
            TensorAssert.Same(
                torch.autograd.grad([actual], [one], [slopes], retain_graph: true)[0],
                Gradients.Of([again], [one], [slopes])[0]);
        }

        using var noGradients = torch.no_grad();
        TensorAssert.Same(
            actual, WinogradChain.Run(x, new WinogradConvolution(weight, hasBias ? bias : null, rectified, pooled)));
    }

    [Fact]
    public void Layers_in_a_chain_are_layers_one_after_another_to_the_bit()
    {
        using var scope = torch.NewDisposeScope();
        var (x, first, bias) = Start(3, 16, 16, 32, 64);
        var (_, second, _) = Start(1, 8, 8, 64, 32);
        var (_, third, _) = Start(1, 8, 8, 32, 32);
        WinogradConvolution[] layers =
        [
            new(first, bias, rectified: true, pooled: true), new(second, null), new(third, null, true, true),
        ];
        var together = WinogradChain.Run(x, layers);
        var alone = layers.Aggregate(x, (y, layer) => WinogradChain.Run(y, layer));
        TensorAssert.Same(alone, together);
        torch.Tensor[] all = [x, first, bias, second, third];
        foreach (var (wanted, found) in torch.autograd.grad([alone.square().sum()], all)
            .Zip(torch.autograd.grad([together.square().sum()], all)))
        {
            TensorAssert.Same(wanted, found);
        }
    }

    [Fact]
    public void An_image_has_the_same_bits_with_others_and_alone()
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(7, 12, 12, 64, 32);
        var layer = new WinogradConvolution(weight, bias, rectified: true);
        var slopes = RandomTensor.Uniform([7, 32, 12, 12], 3, "slopes");
        var together = WinogradChain.Run(x, layer);
        var ofTogether = torch.autograd.grad([together], [x], [slopes])[0];
        for (var image = 0; image < 7; image++)
        {
            var own = x[image..(image + 1)].detach().requires_grad_();
            var alone = WinogradChain.Run(own, layer);
            TensorAssert.Same(together[image..(image + 1)], alone);
            TensorAssert.Same(
                ofTogether[image..(image + 1)],
                torch.autograd.grad([alone], [own], [slopes[image..(image + 1)]])[0]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_not_a_number_stays_so(bool pooled)
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(1, 8, 8, 32, 32);
        using (torch.no_grad())
        {
            x[0, 5, 3, 3] = float.NaN;
        }

        var outputs = WinogradChain.Run(x, new WinogradConvolution(weight, bias, rectified: true, pooled));
        var seen = pooled ? outputs.select(3, 1).select(2, 1) : outputs.select(3, 3).select(2, 3);
        Assert.All(TensorAssert.Values(seen), value => Assert.True(double.IsNaN(value)));
        Assert.Contains(TensorAssert.Values(torch.autograd.grad([outputs.sum()], [weight])[0]), double.IsNaN);
    }

    [Fact]
    public void Outputs_may_be_changed_in_place()
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(2, 8, 8, 32, 32);
        var layer = new WinogradConvolution(weight, bias);
        TensorAssert.Same(
            torch.autograd.grad([WinogradChain.Run(x, layer).relu().sum()], [x])[0],
            torch.autograd.grad([WinogradChain.Run(x, layer).relu_().sum()], [x])[0]);
    }

    [Fact]
    public void Pooling_to_parts_of_tiles_and_other_channels_are_refused()
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, _) = Start(1, 12, 12, 32, 32);
        var (other, wider, _) = Start(1, 12, 12, 64, 32);
        var layer = new WinogradConvolution(weight, null);
        Assert.Throws<ArgumentException>(() => WinogradChain.Run(
            x, new WinogradConvolution(weight, null, pooled: true), layer));
        Assert.Throws<ArgumentException>(() => WinogradChain.Run(other, layer));
        Assert.Throws<ArgumentException>(() => WinogradChain.Run(x, layer, new WinogradConvolution(wider, null)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_needs_no_gradient_changes_nothing_of_the_rest(bool ofImages)
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(3, 8, 8, 32, 64);
        torch.Tensor[] wanted = ofImages ? [x] : [weight, bias];
        var all = torch.autograd.grad(
            [WinogradChain.Run(x, new WinogradConvolution(weight, bias, true, true)).square().sum()], wanted);
        var (images, filters, added) = ofImages
            ? (x, weight.detach(), bias.detach())
            : (x.detach(), weight, bias);
        var some = torch.autograd.grad(
            [WinogradChain.Run(images, new WinogradConvolution(filters, added, true, true)).square().sum()], wanted);
        foreach (var (one, other) in all.Zip(some))
        {
            TensorAssert.Same(one, other);
        }
    }

    [Fact]
    public void Threads_at_the_same_time_have_the_bits_of_one_after_another()
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(8, 16, 16, 32, 64);
        using var pool = new ShardPool(2);
        using var single = new ShardPool(1);
        torch.Tensor Gradient(Shard shard)
        {
            var own = shard.Of(x).detach().requires_grad_();
            var outputs = WinogradChain.Run(own, new WinogradConvolution(weight, bias, true, true));
            return Gradients.Of([outputs.square().sum()], [own])[0];
        }

        var alone = single.Map(8, Gradient);
        for (var round = 0; round < 5; round++)
        {
            TensorAssert.Same(alone, pool.Map(8, Gradient));
        }
    }

    [Theory]
    [InlineData(2, 3, false)]
    [InlineData(3, 9, false)]
    [InlineData(4, 1, true)]
    [InlineData(2, 9, true)]
    public void Threads_that_share_a_layer_have_the_bits_of_one(int threads, int images, bool pooled)
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(images, 16, 16, 96, 64);
        List<ShardThread> helpers = [.. Enumerable.Range(1, threads - 1).Select(index => new ShardThread(index))];
        List<torch.Tensor> All()
        {
            var outputs = WinogradChain.Run(x, new WinogradConvolution(weight, bias, rectified: true, pooled));
            return [outputs, .. Gradients.Of([outputs.square().sum()], [x, weight, bias])];
        }

        var alone = All();
        using (Crew.Begin(helpers))
        {
            foreach (var (one, shared) in alone.Zip(All()))
            {
                TensorAssert.Same(one, shared);
            }
        }

        // With the filters and the tiles, in the pass and back; and with the inputs, of which there are three times 32.
        Assert.Equal(
            Enumerable.Range(1, threads - 1).Select(index => index < 3 ? 5 : 4), helpers.Select(helper => helper.Given));
        helpers.ForEach(helper => helper.Dispose());
    }

    [Theory]
    [InlineData(32, 64, 8, 12, true)]
    [InlineData(31, 64, 8, 12, false)]
    [InlineData(32, 48, 8, 12, false)]
    [InlineData(32, 64, 4, 12, false)]
    [InlineData(32, 64, 8, 14, false)]
    public void Layers_go_this_way_where_it_is_asked_for_and_they_fit(
        int inputs, int outputs, int height, int width, bool fits)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var layer = torch.nn.Conv2d(inputs, outputs, 3, padding: 1);
        var images = RandomTensor.Uniform([2, inputs, height, width], 1, "images");
        var libtorch = layer.call(images);
        TensorAssert.Same(libtorch, Layer.Run(layer, images));
        using var asked = new ConvolutionScope(ConvolutionMethod.Winograd);
        Assert.Equal(fits, WinogradConvolution.IsFor(images, layer.weight));
        var winograd = fits
            ? WinogradChain.Run(images, new WinogradConvolution(layer.weight, layer.bias))
            : libtorch;
        TensorAssert.Same(winograd, Layer.Run(layer, images));
        Assert.Equal(fits, !TensorAssert.Values(libtorch).SequenceEqual(TensorAssert.Values(winograd)));
        TensorAssert.Close(libtorch, winograd, relative: 0, absolute: 1e-5);
    }

    [Fact]
    public void Other_filters_go_libtorch_s_way()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var asked = new ConvolutionScope(ConvolutionMethod.Winograd);
        var images = RandomTensor.Uniform([1, 32, 8, 8], 1, "images");
        Assert.All(
            new[]
            {
                torch.nn.Conv2d(32, 32, 3, padding: 1, stride: 2),
                torch.nn.Conv2d(32, 32, 3, padding: 2, dilation: 2),
                torch.nn.Conv2d(32, 64, 3, padding: 1, groups: 2),
                torch.nn.Conv2d(32, 32, 3, padding: 1, padding_mode: PaddingModes.Circular),
                torch.nn.Conv2d(32, 32, 3),
                torch.nn.Conv2d(32, 32, 1),
                torch.nn.Conv2d(32, 32, 5, padding: 2),
            },
            layer => TensorAssert.Same(layer.call(images), Layer.Run(layer, images)));
        Assert.True(WinogradConvolution.IsFor(images, torch.zeros(32, 32, 3, 3)));
        Assert.False(WinogradConvolution.IsFor(images.to(torch.bfloat16), torch.zeros(32, 32, 3, 3)));
        Assert.False(WinogradConvolution.IsFor(images, torch.zeros([32, 32, 3, 3], torch.bfloat16)));
        Assert.False(WinogradConvolution.IsFor(images, torch.zeros(32, 64, 3, 3)));
        Assert.False(WinogradConvolution.IsFor(images[..0], torch.zeros(32, 32, 3, 3)));
    }

    [Fact]
    public void Weights_may_lie_channels_last()
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, _) = Start(2, 8, 8, 32, 64);
        var turned = torch.empty_strided(weight.shape, [288, 1, 96, 32]).copy_(weight.detach()).requires_grad_();
        var (one, other) = (
            WinogradChain.Run(x, new WinogradConvolution(weight, null)),
            WinogradChain.Run(x, new WinogradConvolution(turned, null)));
        TensorAssert.Same(one, other);
        TensorAssert.Same(
            torch.autograd.grad([one.square().sum()], [weight])[0],
            torch.autograd.grad([other.square().sum()], [turned])[0]);
    }

    [Fact]
    public void A_pass_and_its_gradients_leave_no_tensor_behind() => Assert.Equal(0, LiveTensors.LeftBy(() =>
    {
        using var scope = torch.NewDisposeScope();
        var (x, weight, bias) = Start(2, 8, 8, 32, 32);
        var layer = new WinogradConvolution(weight, bias, rectified: true, pooled: true);
        torch.autograd.grad([WinogradChain.Run(x, layer).sum()], [x, weight, bias]);
    }));

    private static (torch.Tensor Images, torch.Tensor Weight, torch.Tensor Bias) Start(
        int images, int height, int width, int inputs, int outputs) => (
        RandomTensor.Uniform([images, height, width, inputs], 1, "images").permute(0, 3, 1, 2).requires_grad_(),
        RandomTensor.Uniform([outputs, inputs, 3, 3], 2, "weight").requires_grad_(),
        RandomTensor.Uniform([outputs], 3, "bias").requires_grad_());

    private static torch.Tensor Libtorch(
        torch.Tensor x, torch.Tensor weight, torch.Tensor? bias, bool rectified, bool pooled)
    {
        var outputs = conv2d(rectified ? x.relu() : x, weight, bias, padding: [1, 1]);
        return pooled ? max_pool2d(outputs, 2).relu() : outputs;
    }

    // Over all values: single ones may be sums of large numbers that are small.
    private static void Near(torch.Tensor expected, torch.Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var error = (expected - actual.to(torch.float64)).norm() / expected.norm();
        Assert.InRange(error.ToDouble(), 0, 5e-6);
    }
}
