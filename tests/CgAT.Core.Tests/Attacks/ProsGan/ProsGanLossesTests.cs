using CgAT.Core.Attacks.ProsGan;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.ProsGan;

public sealed class ProsGanLossesTests
{
    private static readonly float[,] s_labels = { { 1, 0 } };
    private static readonly float[,] s_targets = { { 0, 1 } };

    [Fact]
    public void The_generator_wants_its_image_as_it_was_with_the_prototype_and_taken_for_a_real_one_of_the_target()
    {
        using var scope = torch.NewDisposeScope();
        var terms = ProsGanLosses.OfGenerator(
            torch.zeros(1, 3, 1, 1),
            torch.full([1, 3, 1, 1], 0.5f),
            torch.tensor(new float[,] { { 0.5f, -0.5f, 1, 1 } }),
            torch.tensor(new float[,] { { 1, 1, 1, -1 } }),
            torch.tensor(new float[,] { { 0.5f, 0.5f, 1 } }),
            torch.tensor(s_targets));
        Assert.Equal(0.25, terms.Reconstruction.item<float>(), 1e-6);
        Assert.Equal(1, terms.Hash.item<float>(), 1e-6);
        Assert.Equal((0.25 + 0.25 + 1) / 3, terms.Adversarial.item<float>(), 1e-6);
    }

    [Fact]
    public void The_discriminator_wants_labels_and_0_of_real_images_and_targets_and_1_of_attacked_ones()
    {
        using var scope = torch.NewDisposeScope();
        var right = ProsGanLosses.OfDiscriminator(
            torch.tensor(new float[,] { { 1, 0, 0 } }),
            torch.tensor(s_labels),
            torch.tensor(new float[,] { { 0, 1, 1 } }),
            torch.tensor(s_targets));
        Assert.Equal(0, right.item<float>());
        var half = ProsGanLosses.OfDiscriminator(
            torch.tensor(new float[,] { { 1, 0, 1 } }),
            torch.tensor(s_labels),
            torch.tensor(new float[,] { { 0, 1, 0.5f } }),
            torch.tensor(s_targets));
        Assert.Equal((1 + 0.25) / 3 / 2, half.item<float>(), 1e-6);
    }
}
