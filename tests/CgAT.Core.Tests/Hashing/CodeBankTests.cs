using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class CodeBankTests
{
    private static readonly float[,] s_relaxed = { { 0.5f, -0.25f }, { 0f, 0.75f }, { -1f, 0.125f } };
    private static readonly float[,] s_signs = { { 1, -1 }, { 0, 1 }, { -1, 1 } };

    [Fact]
    public void A_binary_bank_keeps_signs_for_center_codes_and_relaxed_codes_for_the_loss()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Binary(torch.tensor(s_relaxed), torch.ones(3, 2));
        Assert.True(bank.IsBinary);
        TensorAssert.Same(torch.tensor(s_signs), bank.Codes);
        TensorAssert.Same(torch.tensor(s_relaxed), bank.Relaxed);

        Write(bank, row: 1, 0.25f, -0.5f);

        TensorAssert.Same(torch.tensor(new float[,] { { 1, -1 }, { 1, -1 }, { -1, 1 } }), bank.Codes);
        TensorAssert.Same(
            torch.tensor(new float[,] { { 0.5f, -0.25f }, { 0.25f, -0.5f }, { -1f, 0.125f } }), bank.Relaxed);
        TensorAssert.Same(torch.tensor(new float[,] { { 1, 1 }, { 0, 1 }, { 1, 1 } }), bank.Labels);
    }

    [Fact]
    public void The_official_bank_starts_with_signs_and_takes_relaxed_codes_for_both_uses()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Official(torch.tensor(s_relaxed), torch.ones(3, 2));
        Assert.False(bank.IsBinary);
        TensorAssert.Same(torch.tensor(s_signs), bank.Codes);
        TensorAssert.Same(torch.tensor(s_signs), bank.Relaxed);

        Write(bank, row: 1, 0.25f, -0.5f);

        var expected = torch.tensor(new float[,] { { 1, -1 }, { 0.25f, -0.5f }, { -1, 1 } });
        TensorAssert.Same(expected, bank.Codes);
        TensorAssert.Same(expected, bank.Relaxed);
    }

    [Fact]
    public void The_two_banks_can_give_different_center_codes()
    {
        using var scope = torch.NewDisposeScope();
        var relaxed = torch.tensor(new float[,] { { 0.9f }, { -0.1f }, { -0.1f }, { 0.1f } });
        var labels = torch.tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 1, 0 }, { 0, 1 } });
        using var binary = CodeBank.Binary(relaxed, labels);
        using var official = CodeBank.Official(relaxed, labels);
        official.Write(torch.arange(4), relaxed, labels);
        var label = torch.tensor(new float[,] { { 1, 0 } });
        Assert.Equal(-1, CenterCode.Of(label, binary, CenterWeights.Binary).item<float>());
        Assert.Equal(1, CenterCode.Of(label, official, CenterWeights.Binary).item<float>());
    }

    [Fact]
    public void An_empty_bank_has_zeros_for_codes_and_labels()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Empty(items: 4, bits: 2, classes: 3, TestDevice.Current);
        TensorAssert.Same(torch.zeros(4, 2), bank.Codes);
        TensorAssert.Same(torch.zeros(4, 2), bank.Relaxed);
        TensorAssert.Same(torch.zeros(4, 3), bank.Labels);
    }

    [Fact]
    public void What_a_bank_was_made_of_stays_as_it_was()
    {
        using var scope = torch.NewDisposeScope();
        var (relaxed, labels) = (torch.tensor(s_relaxed), torch.ones(3, 2));
        using var binary = CodeBank.Binary(relaxed, labels);
        using var official = CodeBank.Official(relaxed, labels);
        Write(binary, row: 0, 0.25f, -0.5f);
        Write(official, row: 0, 0.25f, -0.5f);
        TensorAssert.Same(torch.tensor(s_relaxed), relaxed);
        TensorAssert.Same(torch.ones(3, 2), labels);
    }

    [Fact]
    public void No_gradient_flows_through_a_bank()
    {
        using var scope = torch.NewDisposeScope();
        using var bank = CodeBank.Binary(torch.tensor(s_relaxed), torch.ones(3, 2));
        bank.Write(torch.tensor(new long[] { 2 }), torch.ones(1, 2).requires_grad_(), torch.ones(1, 2));
        Assert.False(bank.Relaxed.requires_grad || bank.Codes.requires_grad);
    }

    private static void Write(CodeBank bank, long row, params float[] relaxed) => bank.Write(
        torch.tensor(new[] { row }), torch.tensor(relaxed).view(1, -1), torch.tensor(new float[,] { { 0, 1 } }));
}
