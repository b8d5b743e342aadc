using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

/// <summary>Settings of the whole process, which take effect on CUDA alone and are there without.</summary>
[Collection(nameof(Alone))]
public sealed class CudaNumericsTests
{
    [Fact]
    public void Nothing_is_rounded_to_tf32_and_cudnn_is_deterministic()
    {
        torch.backends.cudnn.allow_tf32 = true;
        torch.backends.cuda.matmul.allow_tf32 = true;
        CudaNumerics.Use();
        Assert.False(torch.backends.cudnn.allow_tf32);
        Assert.False(torch.backends.cuda.matmul.allow_tf32);
        Assert.Equal(OperatingSystem.IsLinux(), CudaNumerics.IsDeterministic);
    }
}
