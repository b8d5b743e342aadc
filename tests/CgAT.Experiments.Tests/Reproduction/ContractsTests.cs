using System.Text.Json;
using CgAT.Core.Numerics;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Tests.Planning;

namespace CgAT.Experiments.Tests.Reproduction;

public sealed class ContractsTests
{
    private static readonly NumericsContract s_now = SomePlan.Contract with { Processor = "AuthenticAMD 25-17" };

    [Fact]
    public void Two_processors_with_one_instruction_set_are_two_contracts()
    {
        var other = s_now with { Processor = "GenuineIntel 6-143" };
        Assert.NotEqual(s_now, other);
        Assert.Equal("processor AuthenticAMD 25-17 -> GenuineIntel 6-143", Contracts.Difference(s_now, other));
    }

    [Fact]
    public void A_contract_from_before_the_processor_counted_is_read_and_written_as_it_was()
    {
        const string before = """
            {"Device":"cpu","Threads":2,"Libtorch":"2.10.0","TorchSharp":"0.107.0","CpuCapability":"AVX2","Level":"bitwise"}
            """;
        var contract = JsonSerializer.Deserialize<NumericsContract>(before)!;
        Assert.Equal(before, JsonSerializer.Serialize(contract));
        Assert.Equal("processor unknown -> AuthenticAMD 25-17", Contracts.Difference(contract, s_now));
    }

    [Fact]
    public void Beside_another_device_there_is_no_processor() => Assert.Equal(
        "device cpu -> cuda, processor AuthenticAMD 25-17 -> none",
        Contracts.Difference(s_now, s_now with { Device = "cuda", Processor = null }));

    [Fact]
    public void Convolutions_are_libtorch_s_where_a_contract_does_not_say() => Assert.Equal(
        "convolutions libtorch -> winograd",
        Contracts.Difference(s_now, s_now with { Convolutions = "winograd" }));

    [Fact]
    public void Equal_contracts_differ_in_nothing() => Assert.Empty(Contracts.Differences(s_now, s_now with { }));
}
