namespace CgAT.Cli.Tests.Processes.Faults;

/// <summary>A test that needs a <see cref="SmallDisk"/>, which root can have in most places.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Refusal;
}
