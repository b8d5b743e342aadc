using CgAT.Core.Models;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Models;

[Trait("Device", "any")]
public sealed class ComputationTests
{
    [Fact]
    public void A_batch_is_split_on_the_cpu_alone()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 3);
        var shards = TestDevice.Current.type == DeviceType.CPU ? 3 : 1;
        Assert.Equal((shards, shards), (computation.Pool.Count, computation.Contract.Threads));
    }
}
