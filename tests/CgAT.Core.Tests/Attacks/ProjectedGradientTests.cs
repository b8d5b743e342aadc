using CgAT.Core.Attacks;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class ProjectedGradientTests
{
    // Of the sum of an image and a perturbation in single precision.
    private const double Rounding = 1e-6;

    [Property(MaxTest = 30)]
    public void The_result_is_in_the_ball_and_in_range(int seed, PositiveInt size, PositiveInt steps)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed);
        var images = EdgeImages(seed);
        var epsilon = (size.Get % 40) / 255.0;
        var attacked = Attack(network, images, new GradientSteps
        {
            Epsilon = epsilon,
            Step = (size.Get % 7) / 255.0,
            Iterations = steps.Get % 6,
        });
        Assert.InRange((attacked - images).abs().max().item<float>(), 0, epsilon + Rounding);
        Assert.InRange(attacked.min().item<float>(), 0, 1);
        Assert.InRange(attacked.max().item<float>(), 0, 1);
        Assert.False(attacked.requires_grad);
    }

    [Property(MaxTest = 10)]
    public void Epsilon_0_returns_the_image_to_the_bit(int seed)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed);
        var images = EdgeImages(seed);
        var steps = new GradientSteps { Epsilon = 0, Step = 1.0 / 255, Iterations = 3 };
        TensorAssert.Same(images, Attack(network, images, steps));
    }

    [Fact]
    public void A_step_goes_against_the_sign_of_the_gradient()
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.tensor(new float[,] { { 0.5f, 0.5f, 0.5f, 0f, 1f } });
        var slope = torch.tensor(new float[,] { { 3f, -0.001f, 0f, 2f, -2f } });
        var attacked = ProjectedGradient.Perturb(
            images,
            images,
            new GradientSteps { Epsilon = 0.25, Step = 0.125, Iterations = 1 },
            (perturbed, _) => (perturbed * slope).sum(1));
        TensorAssert.Same(torch.tensor(new float[,] { { 0.375f, 0.625f, 0.5f, 0f, 1f } }), attacked);
    }

    [Fact]
    public void Steps_stop_at_the_ball()
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.full([2, 3], 0.5f);
        var attacked = ProjectedGradient.Perturb(
            images,
            images,
            new GradientSteps { Epsilon = 0.25, Step = 0.125, Iterations = 9 },
            (perturbed, _) => perturbed.sum(1));
        TensorAssert.Same(torch.full([2, 3], 0.25f), attacked);
    }

    [Fact]
    public void The_observer_sees_every_step_in_order()
    {
        using var scope = torch.NewDisposeScope();
        var seen = new List<(int Step, float Loss, float Gradient)>();
        ProjectedGradient.Perturb(
            torch.full([1, 1], 0.5f),
            torch.full([1, 1], 0.5f),
            new GradientSteps { Epsilon = 0.25, Step = 0.125, Iterations = 3 },
            (perturbed, step) => (perturbed * (step + 1)).sum(1),
            (step, loss, gradient) => seen.Add((step, loss.item<float>(), gradient.item<float>())));
        Assert.Equal([(0, 0.5f, 1f), (1, 0.75f, 2f), (2, 0.75f, 3f)], seen);
    }

    [Fact]
    public void A_loss_that_does_not_depend_on_the_images_is_refused()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(2, seed: 1);
        foreach (var loss in new[] { torch.zeros(2), network.Relaxed(images, DropoutMasks.Off).sum(1) })
        {
            Assert.Throws<NoGradientException>(() => ProjectedGradient.Perturb(
                images,
                images,
                new GradientSteps { Epsilon = 1, Step = 1, Iterations = 1 },
                (_, _) => loss));
        }
    }

    [Fact]
    public void Gradients_are_taken_where_they_are_off_too()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(3, seed: 1);
        var steps = new GradientSteps { Epsilon = 0.1, Step = 0.05, Iterations = 2 };
        var expected = Attack(network, images, steps);
        using var noGradients = torch.no_grad();
        TensorAssert.Same(expected, Attack(network, images, steps));
    }

    [Fact]
    public void No_gradient_of_a_parameter_is_ever_allocated()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(3, seed: 1);
        ProjectedGradient.Perturb(
            images,
            images,
            new GradientSteps { Epsilon = 0.1, Step = 0.05, Iterations = 3 },
            (perturbed, _) => network.Relaxed(perturbed, DropoutMasks.Off).sum(1),
            (_, _, _) => Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad)));
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Images_and_start_are_only_read()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(3, seed: 1);
        var start = new RandomStart(1, "test").Of(images, [0, 1, 2], epoch: 0, new AttackBall(0.1));
        var (imagesBefore, startBefore) = (images.clone(), start.clone());
        ProjectedGradient.Perturb(
            images,
            start,
            new GradientSteps { Epsilon = 0.1, Step = 0.05, Iterations = 3 },
            (perturbed, _) => network.Relaxed(perturbed, DropoutMasks.Off).sum(1));
        TensorAssert.Same(imagesBefore, images);
        TensorAssert.Same(startBefore, start);
    }

    private static torch.Tensor Attack(HashNetwork network, torch.Tensor images, GradientSteps steps) =>
        ProjectedGradient.Perturb(
            images,
            images,
            steps,
            (perturbed, _) => network.Relaxed(perturbed, DropoutMasks.Off).sum(1));

    // Images with many pixels that are black or white, where the range cuts the ball.
    private static torch.Tensor EdgeImages(int seed) => (RandomTensor.Images(3, seed) * 2 - 0.5).clamp_(0, 1);
}
