namespace CgAT.Core.Tests.Support;

/// <summary>A theory that holds another device against the CPU; skipped where tests compute on the CPU.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryOnAnotherDeviceAttribute : TheoryAttribute
{
    public TheoryOnAnotherDeviceAttribute() => Skip = TestDevice.Name == "cpu"
        ? "CGAT_TEST_DEVICE names no device to hold against the CPU; \"cuda\" does, on a machine that has one"
        : null;
}
