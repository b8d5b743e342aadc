using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class CenterCodeTests
{
    private const int Items = 30;
    private const int Bits = 16;
    private const int Classes = 4;

    [Fact]
    public void A_center_code_is_the_sign_of_the_mean_of_similar_codes_less_that_of_the_others()
    {
        using var scope = torch.NewDisposeScope();
        var codes = torch.tensor(
            new float[,] { { 1, 1, -1 }, { 1, -1, -1 }, { 1, -1, 1 }, { 1, -1, 1 }, { -1, -1, 1 } });
        var labels = torch.tensor(new float[,] { { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 1 }, { 0, 0 } });

        // Class 0: means (1, 0, -1) and (1/3, -1, 1). Class 1: (1, -1, 1/3) and (0, 0, 0).
        var centers = Codes(torch.eye(2), codes, labels, binary: true);

        TensorAssert.Same(torch.tensor(new float[,] { { 1, 1, -1 }, { 1, -1, 1 } }), centers);
    }

    [Fact]
    public void A_bit_in_a_tie_is_zero()
    {
        using var scope = torch.NewDisposeScope();
        var codes = torch.tensor(new float[,] { { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, -1 } });
        var labels = torch.tensor(new float[,] { { 1 }, { 1 }, { 0 }, { 0 } });
        TensorAssert.Same(
            torch.tensor(new float[,] { { 0, 1 } }), Codes(torch.ones(1, 1), codes, labels, binary: true));
    }

    [Property(MaxTest = 50)]
    public void A_label_without_classes_has_a_code_of_zeros(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var (codes, labels) = Bank(seed);
        var none = torch.zeros(1, Classes);
        TensorAssert.Same(torch.zeros(1, Bits), Codes(none, codes, labels, binary: false));
        TensorAssert.Same(torch.zeros(1, Bits), Codes(none, codes.sign(), labels, binary: true));
    }

    [Property(MaxTest = 50)]
    public void A_label_that_all_items_are_similar_to_has_a_code_of_zeros(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var codes = RandomTensor.Uniform([Items, Bits], seed, "codes").pow(9);
        var (label, labels) = (torch.ones(1, Classes), torch.ones(Items, Classes));
        TensorAssert.Same(torch.zeros(1, Bits), Codes(label, codes, labels, binary: false));
        TensorAssert.Same(torch.zeros(1, Bits), Codes(label, codes.sign(), labels, binary: true));
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_bank_changes_nothing(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var (codes, labels) = Bank(seed);
        var order = torch.tensor(KeyedPermutation.Of(KeyedStream.Create(seed, "order"), 0, Items)).to_type(torch.int64);
        var (movedCodes, movedLabels) = (codes.index_select(0, order), labels.index_select(0, order));
        TensorAssert.Same(
            Codes(labels, codes.sign(), labels, binary: true),
            Codes(labels, movedCodes.sign(), movedLabels, binary: true));
        TensorAssert.Same(
            Codes(labels, codes, labels, binary: false),
            Codes(labels, movedCodes, movedLabels, binary: false));
    }

    [Property(MaxTest = 50)]
    public void Codes_of_signs_may_be_summed_in_either_precision(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var (codes, labels) = Bank(seed);
        TensorAssert.Same(
            Codes(labels, codes.sign(), labels, binary: true),
            Codes(labels, codes.sign(), labels, binary: false));
    }

    [Property(MaxTest = 50)]
    public void Opposite_codes_have_opposite_centers(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var (codes, labels) = Bank(seed);
        TensorAssert.Same(
            Codes(labels, codes.sign(), labels, binary: true),
            Codes(labels, -codes.sign(), labels, binary: true) * -1 + 0);
    }

    [Fact]
    public void No_gradient_flows_through_a_center_code()
    {
        using var scope = torch.NewDisposeScope();
        var (codes, labels) = Bank(seed: 1);
        Assert.False(Codes(labels, codes.requires_grad_(), labels, binary: false).requires_grad);
    }

    private static torch.Tensor Codes(torch.Tensor labels, torch.Tensor codes, torch.Tensor codeLabels, bool binary) =>
        CenterCode.Of(labels, codes, codeLabels, binary, CenterWeights.Binary);

    // Relaxed codes, and labels of which some are empty and some name several classes.
    private static (torch.Tensor Codes, torch.Tensor Labels) Bank(int seed) => (
        RandomTensor.Uniform([Items, Bits], seed, "codes"),
        RandomTensor.Uniform([Items, Classes], seed, "labels").gt(0.5).to_type(torch.float32));
}
