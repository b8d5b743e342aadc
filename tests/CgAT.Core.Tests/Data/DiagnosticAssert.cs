using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data;

internal static class DiagnosticAssert
{
    /// <summary>Runs what must fail with one diagnostic, and returns that.</summary>
    public static Diagnostic Fails(Action action) =>
        Assert.Single(Assert.Throws<UserErrorException>(action).Diagnostics);
}
