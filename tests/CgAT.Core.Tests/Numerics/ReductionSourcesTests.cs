using System.Text.RegularExpressions;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Numerics;

/// <summary>
/// The literal 0 converts to any enumeration, so that <c>sum(0)</c> means the sum of everything as bytes and not along
/// the first axis, as <c>sum([0])</c> does.
/// </summary>
public sealed partial class ReductionSourcesTests
{
    [Fact]
    public void No_axis_0_is_taken_for_an_element_type() => Assert.Empty(
        SourceFile.OfProject("CgAT.Core").Where(file => SumOverLiteral().IsMatch(file.Text)).Select(file => file.Path));

    [Theory]
    [InlineData("codes.sum(0)", true)]
    [InlineData("torch.sum(codes, 0)", true)]
    [InlineData("codes.sum([0])", false)]
    [InlineData("codes.sum(1)", false)]
    [InlineData("codes.sum(0, keepdim: true)", false)]
    public void It_is_found(string source, bool found) => Assert.Equal(found, SumOverLiteral().IsMatch(source));

    [GeneratedRegex(@"\.sum\(\s*(\w+\s*,\s*)?0\s*\)")]
    private static partial Regex SumOverLiteral();
}
