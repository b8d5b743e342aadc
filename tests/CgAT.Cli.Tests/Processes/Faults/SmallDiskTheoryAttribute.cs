namespace CgAT.Cli.Tests.Processes.Faults;

/// <summary>A theory that needs a <see cref="SmallDisk"/>, which root can have in most places.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute() => Skip = SmallDisk.Refusal;
}
