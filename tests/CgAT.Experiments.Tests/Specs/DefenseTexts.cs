namespace CgAT.Experiments.Tests.Specs;

/// <summary>Texts of specs that are right, in which every adversarial defence beside CgAT is.</summary>
internal static class DefenseTexts
{
    private const string Attacked = """
        epochs = 6
        batch_size = 64
        epsilon = "16/255"
        step = "4/255"
        iterations = 7
        lambda = 1.0
        optimizer = { kind = "adam", learning_rate = 1e-4, beta1 = 0.5, beta2 = 0.99 }
        decay = { kind = "cosine" }

        """;

    /// <summary>The quickstart with one defence, by what that is called.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["atrdh"] = "kind = \"atrdh\"\nport = \"tha\"\nhidden = 16\nfeatures = 8\nprototype_learning_rate = 1e-4\n",
        ["adversarial"] = "kind = \"adversarial\"\n",
        ["trades"] = "kind = \"trades\"\n",
        ["distillation"] = "kind = \"distillation\"\nfeature = 1.0\nclean = 1.0\n",
    }.ToDictionary(defense => $"defence {defense.Key}", defense => Of(defense.Value));

    /// <summary>What these texts have and the quickstart has not.</summary>
    public const string Part = "defense";

    private static string Of(string keys)
    {
        var text = SpecTexts.Quickstart;
        var (start, end) = (text.IndexOf("[[defense]]", StringComparison.Ordinal), text.IndexOf(
            "[[attack]]", StringComparison.Ordinal));
        return $"{text[..start]}[[defense]]\n{keys}{Attacked}\n{text[end..]}";
    }
}
