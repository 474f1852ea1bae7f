namespace DigiRenew.Demo;

/// <summary>Where the built programs lie: each in its own project's output folder, beside this one's.</summary>
public static class Programs
{
    private static readonly string[] SoftHsmPlaces =
    [
        "/usr/lib/softhsm/libsofthsm2.so",
        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
        "/usr/lib64/pkcs11/libsofthsm2.so",
        "/opt/homebrew/lib/softhsm/libsofthsm2.so",
    ];

    public static string Service => Find("functions/Hosts/Local", "digirenew-service");

    public static string Admin => Find("functions/Hosts/Admin", "digirenew-admin");

    public static string Agent => Find("client-agent/Agent.Cli", "digirenew");

    public static string Demo => Find("demo", "digirenew-demo");

    /// <summary>SoftHSM's module, in the distribution's softhsm folder.</summary>
    public static string SoftHsm => SoftHsmPlaces.FirstOrDefault(File.Exists) ?? throw new DemoException("SoftHSM is not installed; ./run install does it.");

    private static string Find(string project, string name)
    {
        // Each program lies in its project's bin/<configuration>/<framework>, as this one does.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "DigiRenew.sln")))
        {
            root = root.Parent ?? throw new DemoException("The programs are looked for in the repository that built them.");
        }

        var path = Path.Combine(root.FullName, project, "bin", output.Parent!.Name, output.Name, name);
        return File.Exists(path) ? path : throw new DemoException($"{name} is not built ({project}); ./run build does it.");
    }
}
