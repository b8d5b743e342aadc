using CgAT.Core.Errors;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Data;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

public sealed class ComputeDeviceTests
{
    [Fact]
    public void A_device_that_is_not_there_is_a_user_s_error()
    {
        var diagnostic = DiagnosticAssert.Fails(() => ComputeDevice.Resolve("cuda:99"));
        Assert.Equal(ErrorCodes.DeviceMissing, diagnostic.Code);
        Assert.Contains("device 'cuda:99' is not to be had", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cpu_is_the_cpu() => Assert.Equal(DeviceType.CPU, ComputeDevice.Resolve("cpu").type);

    [Fact]
    public void Auto_is_cuda_where_there_is_one() => Assert.Equal(
        torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, ComputeDevice.Resolve("auto").type);

    [Fact]
    public void The_contract_of_the_cpu_is_bitwise_and_names_everything_that_fixes_the_bits()
    {
        var contract = NumericsContract.Of(torch.CPU, threads: 3, ConvolutionMethod.Libtorch);
        Assert.Equal(("cpu", "bitwise", 3), (contract.Device, contract.Level, contract.Threads));
        Assert.All(
            [contract.Libtorch, contract.TorchSharp, contract.CpuCapability, contract.Processor],
            text => Assert.False(string.IsNullOrEmpty(text)));
        Assert.Null(contract.Convolutions);
    }

    [Fact]
    public void The_contract_says_so_where_libtorch_does_not_compute_convolutions() => Assert.Equal(
        "winograd", NumericsContract.Of(torch.CPU, 1, ConvolutionMethod.Winograd).Convolutions);
}
