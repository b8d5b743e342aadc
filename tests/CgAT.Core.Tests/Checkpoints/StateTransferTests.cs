using CgAT.Core.Checkpoints;
using CgAT.Core.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Tests.Checkpoints;

public sealed class StateTransferTests
{
    public static TheoryData<torch.ScalarType> Types() =>
        [torch.float32, torch.float64, torch.int64, torch.@bool, torch.bfloat16];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_tensor_of_any_type_comes_back_bit_by_bit(torch.ScalarType type)
    {
        using var scope = torch.NewDisposeScope();
        var before = RandomTensor.Uniform([3, 5], 1, "values").mul_(7).to_type(type);
        var after = torch.zeros(3, 5, dtype: type);
        Read(Write(state => state.Tensor("x", before)), state => state.Tensor("x", after));
        Assert.True(before.bytes.SequenceEqual(after.bytes));
    }

    [Fact]
    public void A_tensor_keeps_its_strides_whatever_those_were_that_it_was_taken_with()
    {
        using var scope = torch.NewDisposeScope();
        var before = RandomTensor.Uniform([2, 3, 4, 5], 1, "values");
        var after = torch.zeros(2, 4, 5, 3).permute(0, 3, 1, 2);
        Read(Write(state => state.Tensor("x", before)), state => state.Tensor("x", after));
        Assert.Equal([60, 1, 15, 3], after.stride());
        TensorAssert.Same(before, after);
    }

    [Fact]
    public void Parameters_and_buffers_of_a_module_come_back()
    {
        using var scope = torch.NewDisposeScope();
        using var before = torch.nn.BatchNorm2d(3);
        using var after = torch.nn.BatchNorm2d(3);
        before.forward(RandomTensor.Uniform([4, 3, 2, 2], 1, "images"));

        Read(Write(state => state.Module("norm", before)), state => state.Module("norm", after));

        Assert.Equal(1, after.get_buffer("num_batches_tracked")!.item<long>());
        Assert.All(before.state_dict(), entry => TensorAssert.Same(entry.Value, after.state_dict()[entry.Key]));
    }

    [Fact]
    public void Momentum_comes_back_as_its_parameter_lies()
    {
        using var scope = torch.NewDisposeScope();
        long[] rows = [60, 1, 15, 3];
        var parameter = new Parameter(torch.empty_strided([2, 3, 4, 5], rows).fill_(1));
        using var before = torch.optim.SGD([parameter], learningRate: 0.1, momentum: 0.9);
        using var after = torch.optim.SGD([parameter], learningRate: 0.1, momentum: 0.9);
        parameter.grad = torch.arange(120, torch.float32).view(2, 3, 4, 5);
        before.step();

        Read(
            Write(state => state.Optimizer("sgd", before, [parameter])),
            state => state.Optimizer("sgd", after, [parameter]));

        var momentum = Assert.IsType<SGD.State>(after.state_dict().State.Single()).momentum_buffer;
        Assert.NotNull(momentum);
        Assert.Equal(rows, momentum.stride());
        TensorAssert.Same(parameter.grad, momentum);
    }

    [Fact]
    public void A_tensor_that_was_not_there_is_not_there_afterwards()
    {
        using var scope = torch.NewDisposeScope();
        var here = torch.ones(2);
        torch.Tensor? Taken(torch.Tensor? before, torch.Tensor? after)
        {
            var taken = after;
            Read(
                Write(state => state.Replaced("x", before, torch.CPU)),
                state => taken = state.Replaced("x", after, torch.CPU));
            return taken;
        }

        Assert.Null(Taken(before: null, after: here));
        using var made = Taken(before: here, after: null);
        Assert.Equal([1, 1], TensorAssert.Values(made!));
    }

    [Fact]
    public void Values_come_back()
    {
        var (count, names) = (0L, new List<string>());
        var bytes = Write(state =>
        {
            state.Value("count", long.MaxValue);
            state.Value<List<string>>("names", ["a", "b"]);
        });
        Read(bytes, state =>
        {
            count = state.Value("count", 0L);
            names = state.Value("names", names);
        });
        Assert.Equal(long.MaxValue, count);
        Assert.Equal(["a", "b"], names);
    }

    [Theory]
    [InlineData("another name")]
    [InlineData("another shape")]
    [InlineData("another type")]
    [InlineData("a value")]
    [InlineData("nothing")]
    public void What_is_something_else_is_refused_and_changes_nothing(string what)
    {
        using var scope = torch.NewDisposeScope();
        var tensor = torch.zeros(2, 3);
        var bytes = Write(state =>
        {
            switch (what)
            {
                case "another name": state.Tensor("y", torch.ones(2, 3)); break;
                case "another shape": state.Tensor("x", torch.ones(3, 2)); break;
                case "another type": state.Tensor("x", torch.ones(2, 3, dtype: torch.float64)); break;
                case "a value": state.Value("x", 1); break;
                default: break;
            }
        });
        Assert.Throws<InvalidDataException>(() => Read(bytes, state => state.Tensor("x", tensor)));
        Assert.Equal(0, tensor.sum().item<float>());
    }

    [Fact]
    public void A_state_cut_short_anywhere_is_refused()
    {
        using var scope = torch.NewDisposeScope();
        var bytes = Write(state =>
        {
            state.Tensor("x", torch.ones(2, 3));
            state.Value("count", 12);
        });
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Read(bytes[..length], state =>
            {
                state.Tensor("x", torch.zeros(2, 3));
                state.Value("count", 0);
            }));
        }
    }

    private static byte[] Write(Action<IStateTransfer> transfer)
    {
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
        {
            transfer(writer);
        }

        return stream.ToArray();
    }

    private static void Read(byte[] bytes, Action<IStateTransfer> transfer)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new StateReader(stream);
        transfer(reader);
    }
}
