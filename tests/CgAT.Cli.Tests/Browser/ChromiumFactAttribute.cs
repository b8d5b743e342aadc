namespace CgAT.Cli.Tests.Browser;

/// <summary>A test that opens a page in Chromium, of the system's package.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>The browser.</summary>
    public const string Program = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Program))
        {
            Skip = $"{Program} is not here: apt-get install chromium";
        }
    }
}
