using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

public sealed class CudaNumericsTests
{
    [Fact]
    public void Nothing_is_rounded_to_tf32()
    {
        torch.backends.cudnn.allow_tf32 = true;
        CudaNumerics.Use();
        Assert.Equal(
            (false, false), (torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32));
    }
}
