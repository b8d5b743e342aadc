using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>
/// Draws the initial weights of layers of the TorchVision package anew, out of a keyed generator: the package draws
/// them from libtorch's generator, which all threads share and whose state nobody keeps. The distributions are
/// torchvision's.
/// </summary>
internal static class TorchVisionWeights
{
    /// <summary>PyTorch's defaults, as AlexNet has them: weights and biases uniform within 1/√inputs.</summary>
    public static void DrawDefaults(torch.nn.Module network, torch.Generator generator) =>
        Draw(network, generator, (weight, bias) =>
        {
            var bound = Initial.DefaultBound(weight.shape);
            Set(weight, Initial.Uniform(weight.shape, bound, generator));
            if (bias is not null)
            {
                Set(bias, Initial.Uniform(bias.shape, bound, generator));
            }
        });

    /// <summary>
    /// As VGG and ResNet: convolutions normal with √(2/outputs), fully connected layers normal with 0.01, no bias.
    /// </summary>
    public static void DrawNormal(torch.nn.Module network, torch.Generator generator) =>
        Draw(network, generator, (weight, bias) =>
        {
            var deviation = weight.dim() == 4 ? Initial.HeOfOutputs(weight.shape) : 0.01;
            Set(weight, Initial.Normal(weight.shape, deviation, generator));
            bias?.zero_();
        });

    // Batch norm starts with ones and zeros, of which nothing is drawn.
    private static void Draw(
        torch.nn.Module network, torch.Generator generator, Action<torch.Tensor, torch.Tensor?> draw)
    {
        ArgumentNullException.ThrowIfNull(generator);
        using var noGradients = torch.no_grad();
        foreach (var (_, part) in network.named_modules())
        {
            if (part is Conv2d convolution)
            {
                draw(convolution.weight, convolution.bias);
            }
            else if (part is Linear linear)
            {
                draw(linear.weight, linear.bias);
            }
        }
    }

    private static void Set(torch.Tensor parameter, torch.Tensor values)
    {
        using (values)
        {
            parameter.copy_(values);
        }
    }
}
