using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// A layer of ViT: x + attention(norm x), and on that x + W₂ gelu(W₁ norm x), with four times the width in between.
/// </summary>
internal sealed class VitLayer : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> ln_1;
    private readonly SelfAttention self_attention;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> ln_2;
    private readonly Chain mlp;

    public VitLayer(int width, torch.Generator generator)
        : base(nameof(VitLayer))
    {
        ln_1 = Norm(width);
        self_attention = new SelfAttention(width, heads: width / 64, generator);
        ln_2 = Norm(width);
        mlp = new Chain(
        [
            ("0", Glorot(width, 4 * width, generator)),
            ("1", torch.nn.GELU()),
            ("3", Glorot(4 * width, width, generator)),
        ]);
        RegisterComponents();
    }

    /// <summary>[n, tokens, width], and the same shape back.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = input + self_attention.call(ln_1.call(input));
        return (x + mlp.call(ln_2.call(x))).MoveToOuterDisposeScope();
    }

    internal static torch.nn.Module<torch.Tensor, torch.Tensor> Norm(int width) =>
        torch.nn.LayerNorm(width, eps: 1e-6);

    private static Dense Glorot(int inputs, int outputs, torch.Generator generator)
    {
        long[] shape = [outputs, inputs];
        return new Dense(
            Initial.Uniform(shape, Initial.GlorotBound(shape), generator),
            Initial.Normal([outputs], 1e-6, generator));
    }
}
