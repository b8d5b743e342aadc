using CgAT.Core.Data.Streams;
using CgAT.Core.Tests.Pillow;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Data.Streams;

[Collection(nameof(Alone))]
public sealed class ImageThreadsTests
{
    [Fact]
    public void Threads_that_are_told_to_end_have_given_back_their_buffers_and_others_begin_where_there_is_work()
    {
        var png = Lossless.Png(4, 4, new byte[48]);
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            var threads = new ImageThreads();
            for (var time = 0; time < 2; time++)
            {
                var before = torch.Tensor.TotalCount;
                threads.Begin(3, (preparer, _) => Assert.Null(preparer.Decode(png, upright: true))).Wait();
                Assert.True(torch.Tensor.TotalCount > before);
                ImageThreads.EndIdle();
            }
        }));
    }
}
