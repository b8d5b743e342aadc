using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Tests.Attacks;

/// <summary>Each move, with the loss Σ w x², away from the sides of the ball.</summary>
public sealed class GradientMoveTests
{
    private const double Step = 0.01;
    private const int Steps = 4;

    [Fact]
    public void Signed_steps_all_have_one_length() => TensorAssert.Close(
        Images() - (Step * Steps * Weights().sign()), Walk(new SignedMove()), 0, 1e-6);

    [Fact]
    public void Raw_steps_are_gradient_descent()
    {
        using var scope = torch.NewDisposeScope();
        TensorAssert.Close(ByOptimizer(image => torch.optim.SGD([image], Step)), Walk(new RawMove()), 0, 1e-6);
    }

    [Fact]
    public void Sgd_is_that_of_pytorch()
    {
        using var scope = torch.NewDisposeScope();
        TensorAssert.Close(
            ByOptimizer(image => torch.optim.SGD([image], Step, momentum: 0.9)), Walk(new SgdMove(0.9)), 0, 1e-6);
    }

    [Fact]
    public void Adam_is_that_of_pytorch()
    {
        using var scope = torch.NewDisposeScope();
        TensorAssert.Close(
            ByOptimizer(image => torch.optim.Adam([image], Step, beta1: 0.8, beta2: 0.95, eps: 1e-4)),
            Walk(new AdamMove { Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-4 }),
            0,
            1e-6);
    }

    [Fact]
    public void L2_steps_have_one_length_an_image_and_no_gradient_moves_nothing()
    {
        using var scope = torch.NewDisposeScope();
        var weights = Weights();
        weights[1].fill_(0);
        var change = Walk(new L2Move(), weights, steps: 1) - Images();
        Assert.Equal(Step, change[0].square().sum().sqrt().item<float>(), 1e-6);
        Assert.Equal(0, change[1].abs().max().item<float>());
        var gradient = 2 * weights[0] * Images()[0];
        TensorAssert.Close(-Step * gradient / gradient.square().sum().sqrt(), change[0], 0, 1e-6);
    }

    [Fact]
    public void In_normalised_space_a_step_is_as_long_as_a_channel_deviates()
    {
        using var scope = torch.NewDisposeScope();
        var signed = (Walk(new SignedMove(), steps: 1, space: PixelSpace.Normalised) - Images()).abs();
        var raw = (Walk(new RawMove(), steps: 1, space: PixelSpace.Normalised) - Images()).abs();
        var gradient = (2 * Weights() * Images()).abs();
        for (var channel = 0; channel < 3; channel++)
        {
            var deviation = Core.Networks.HashNetwork.Deviation[channel];
            Assert.Equal(Step * deviation, signed.select(1, channel).max().item<float>(), 1e-6);
            TensorAssert.Close(
                gradient.select(1, channel) * (Step * deviation * deviation), raw.select(1, channel), 0, 1e-6);
        }
    }

    private static torch.Tensor Walk(
        GradientMove move,
        torch.Tensor? weights = null,
        int steps = Steps,
        PixelSpace space = PixelSpace.Unit) =>
        ProjectedGradient.Perturb(
            Images(),
            Images(),
            new GradientSteps { Epsilon = 1, Step = Step, Iterations = steps, Move = move, Space = space },
            (images, _) => Loss(images, weights ?? Weights()));

    private static torch.Tensor ByOptimizer(Func<Parameter, torch.optim.Optimizer> create)
    {
        using var image = new Parameter(Images());
        using var optimizer = create(image);
        for (var step = 0; step < Steps; step++)
        {
            optimizer.zero_grad();
            Loss(image, Weights()).sum().backward();
            optimizer.step();
        }

        return image.detach().clone();
    }

    private static torch.Tensor Loss(torch.Tensor images, torch.Tensor weights) =>
        (weights * images * images).sum([1, 2, 3]);

    private static torch.Tensor Images() => (RandomTensor.Uniform([2, 3, 4, 4], 1, "images") * 0.1) + 0.5;

    private static torch.Tensor Weights() => RandomTensor.Uniform([2, 3, 4, 4], 1, "weights") * 0.5;
}
