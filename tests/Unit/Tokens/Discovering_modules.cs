using System.Runtime.InteropServices;
using DigiRenew.Tokens;
using DigiRenew.Tokens.Modules;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

public sealed class Discovering_modules : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digirenew-discover-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void finds_OpenSC_before_SoftHSM_and_each_once()
    {
        var found = TokenModules.Discover().Select(p => Path.GetFileName(p)).ToList();
        Assert.Equal("libsofthsm2.so", found[^1]);
        Assert.Single(found, "libsofthsm2.so");
        Assert.Single(found, "opensc-pkcs11.so");
    }

    [Fact]
    public void loads_nothing_unasked_from_a_folder_that_others_can_write()
    {
        var copy = Path.Combine(folder, "libsofthsm2.so");
        File.Copy(SoftToken.ModulePath, copy);
        Assert.False(ModuleTrust.OnlyAdministratorsWrite(copy)); // below the folder for temporary files, which everyone may write
        Assert.True(ModuleTrust.OnlyAdministratorsWrite(SoftToken.ModulePath));
        Assert.Empty(ModulePlaces.Present([copy], ModuleTrust.OnlyAdministratorsWrite));
    }

    [Fact]
    public void knows_a_module_whatever_link_leads_to_it()
    {
        var link = Path.Combine(folder, "link.so");
        File.CreateSymbolicLink(link, SoftToken.ModulePath);
        Assert.True(TokenModules.IsWellKnown(link));
        var copy = Path.Combine(folder, "copy.so");
        File.Copy(SoftToken.ModulePath, copy);
        Assert.False(TokenModules.IsWellKnown(copy));
    }

    /// <summary>On Windows a driver for 32-bit programs alone lies where 64-bit ones do not look: it is named, not passed over.</summary>
    [Fact]
    public void names_a_module_of_another_architecture_only_where_there_is_none_of_this_one() =>
        Assert.Equal(
            ["/system32/eTPKCS11.dll", "/syswow64/bit4xpki.dll"],
            ModulePlaces.WithOthers(["/system32/eTPKCS11.dll"], ["/syswow64/ETPKCS11.dll", "/syswow64/bit4xpki.dll"]));

    [Fact]
    public void takes_a_link_for_the_file_that_it_leads_to()
    {
        var link = Path.Combine(folder, "link.so");
        File.CreateSymbolicLink(link, SoftToken.ModulePath);
        Assert.Equal([SoftToken.ModulePath], ModulePlaces.Present([link, SoftToken.ModulePath, Path.Combine(folder, "absent.so")], _ => true));
    }

    [Fact]
    public void sees_a_file_that_an_ordinary_user_owns()
    {
        var file = Path.Combine(folder, "module.so");
        File.WriteAllBytes(file, []);
        Assert.Equal(uint.Parse(Tool.Run("id", "-u"), System.Globalization.CultureInfo.InvariantCulture), UnixFile.OwnerOf(file));
        Assert.Null(UnixFile.OwnerOf(Path.Combine(folder, "absent")));
    }

    [Theory]
    [InlineData(Architecture.X64, "x86_64-linux-gnu")]
    [InlineData(Architecture.Arm64, "aarch64-linux-gnu")]
    public void looks_in_the_folders_of_the_architecture(Architecture architecture, string multiarch)
    {
        var places = ModulePlaces.Linux(architecture).ToList();
        Assert.Contains($"/usr/lib/{multiarch}/libeTPkcs11.so", places);
        Assert.Contains("/usr/lib/libIDPrimePKCS11.so", places);
        Assert.True(places.FindIndex(p => p.Contains("eTPkcs11", StringComparison.Ordinal)) < places.FindIndex(p => p.Contains("opensc", StringComparison.Ordinal)));
        Assert.EndsWith("libsofthsm2.so", places[^1], StringComparison.Ordinal);
    }
}
