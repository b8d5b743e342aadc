using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Errors;

/// <summary>What is printed of a mistake that nobody catches.</summary>
public sealed class UserErrorExceptionTests
{
    [Fact]
    public void A_script_that_catches_nothing_prints_every_mistake_and_no_stack()
    {
        Diagnostic first = new() { Code = "CGAT0110", Message = "bits is 0", Remedy = "write 1 or more" };
        Diagnostic second = new() { Code = "CGAT0103", Message = "seeds is an empty list" };
        static void Fail(params Diagnostic[] diagnostics) => throw new UserErrorException(diagnostics);
        var thrown = Assert.Throws<UserErrorException>(() => Fail(first, second));
        Assert.NotNull(thrown.StackTrace);
        Assert.Equal(
            "error CGAT0110: bits is 0\n  write 1 or more\nerror CGAT0103: seeds is an empty list", thrown.ToString());
    }

    [Fact]
    public void What_the_system_said_is_kept()
    {
        Diagnostic unwritable = new() { Code = "CGAT0301", Message = "the folder can't be written" };
        Assert.Equal(
            "error CGAT0301: the folder can't be written\n  (IOException: No space left on device)",
            new UserErrorException(unwritable, new IOException("No space left on device")).ToString());
    }
}
