namespace CgAT.Core.Tests.Data;

/// <summary>A theory that needs the training files too, which are too large for the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryWithAllOfFashionMnistAttribute : TheoryAttribute
{
    public TheoryWithAllOfFashionMnistAttribute()
    {
        if (!Directory.Exists(TestFolders.AllOfFashionMnist))
        {
            Skip = $"needs {TestFolders.AllOfFashionMnist} (Debian package dataset-fashion-mnist)";
        }
    }
}
