namespace DigiRenew.Tests.Unit.Infra;

/// <summary>One declaration of a Bicep file: param, var, resource, module or output.</summary>
/// <param name="File">Full path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Keyword">param, var, resource, module, output.</param>
/// <param name="Name">Its symbol.</param>
/// <param name="Target">What stands in quotes after the symbol of a resource or module: type and version, or a path.</param>
/// <param name="Rest">From after the symbol to the end of the declaration, comments and texts included.</param>
/// <param name="Before">The decorators and comments right above, without blank lines between.</param>
internal sealed record BicepDeclaration(string File, int Line, string Keyword, string Name, string Target, string Rest, string Before)
{
    public string Type => Target.Split('@')[0];

    public string ApiVersion => Target.Contains('@', StringComparison.Ordinal) ? Target.Split('@')[1] : string.Empty;

    /// <summary>Only refers to what something else has made.</summary>
    public bool IsExisting => Rest.Split('\n')[0].Contains($"'{Target}' existing ", StringComparison.Ordinal);

    /// <summary>Must be given a value.</summary>
    public bool IsRequired => !Rest.Split('\n')[0].Contains('=', StringComparison.Ordinal);

    /// <summary>Whether a property is set to exactly this, somewhere in the body.</summary>
    public bool Says(string property, string value) => Rest.Split('\n').Any(line => line.Trim() == $"{property}: {value}");

    public override string ToString() => $"{Path.GetRelativePath(Repository.Root, File)}:{Line} {Keyword} {Name}";
}
