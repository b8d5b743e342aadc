namespace CgAT.Core.Tests.Torchvision;

/// <summary>A theory that needs Python's torchvision.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchvisionTheoryAttribute : TheoryAttribute
{
    public TorchvisionTheoryAttribute() => Skip = Python.Missing;
}
