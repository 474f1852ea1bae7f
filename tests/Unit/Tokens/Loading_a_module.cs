using System.Runtime.InteropServices;
using DigiRenew.Tokens;
using DigiRenew.Tokens.Modules;
using DigiRenew.Tokens.Pkcs11;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

public sealed class Loading_a_module : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digirenew with spaces ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void says_that_there_is_none() => Assert.Equal(TokenFailure.ModuleNotFound, FailureOf(Path.Combine(folder, "absent.so")).Failure);

    [Fact]
    public void says_that_a_text_is_none() => Assert.Equal(TokenFailure.ModuleInvalid, FailureOf(Write("text.so", "#!/bin/sh\n"u8)).Failure);

    [Fact]
    public void says_that_a_library_cut_short_is_none_and_survives_it()
    {
        var whole = File.ReadAllBytes(SoftToken.ModulePath);
        foreach (var length in new[] { 20, 63, 64, 100, 4096, whole.Length / 2 })
        {
            Assert.Equal(TokenFailure.ModuleInvalid, FailureOf(Write($"cut-{length}.so", whole.AsSpan(0, length))).Failure);
        }
    }

    [Fact]
    public void says_that_a_library_without_C_GetFunctionList_is_none()
    {
        var source = Path.Combine(folder, "other.c");
        File.WriteAllText(source, "int other;\n");
        var refusal = FailureOf(WindowsLayoutModule.Compile(folder, "other", source));
        Assert.Equal((TokenFailure.ModuleInvalid, "C_GetFunctionList"), (refusal.Failure, refusal.Operation));
    }

    [Fact]
    public void says_for_which_architecture_another_library_is_built()
    {
        var other = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? (Machine: 62, Name: "Linux x64") : (Machine: 183, Name: "Linux arm64");
        var refusal = FailureOf(Write("other.so", Elf((ushort)other.Machine)));
        Assert.Equal((TokenFailure.ModuleWrongArchitecture, other.Name), (refusal.Failure, refusal.BuiltFor));
        Assert.Contains(other.Name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void says_that_a_library_is_one_of_Windows()
    {
        var refusal = FailureOf(Write("eTPKCS11.dll", Pe(0x014C)));
        Assert.Equal((TokenFailure.ModuleWrongArchitecture, "Windows x86"), (refusal.Failure, refusal.BuiltFor));
    }

    [Theory]
    [InlineData(3, "Linux x86")]
    [InlineData(62, "Linux x64")]
    [InlineData(40, "Linux arm")]
    [InlineData(183, "Linux arm64")]
    [InlineData(243, "Linux machine 243")]
    public void reads_ELF_headers(int machine, string target) => Assert.Equal([target], ModuleHeader.TargetsOf(Elf((ushort)machine)));

    [Theory]
    [InlineData(0x014C, "Windows x86")]
    [InlineData(0x8664, "Windows x64")]
    [InlineData(0xAA64, "Windows arm64")]
    public void reads_PE_headers(int machine, string target) => Assert.Equal([target], ModuleHeader.TargetsOf(Pe((ushort)machine)));

    [Fact]
    public void reads_Mach_O_headers()
    {
        Assert.Equal(["macOS arm64"], ModuleHeader.TargetsOf(Convert.FromHexString("CFFAEDFE0C000001")));
        Assert.Equal(
            ["macOS x64", "macOS arm64"],
            ModuleHeader.TargetsOf(Convert.FromHexString(
                "CAFEBABE00000002" + "0100000700000003000040000001000000000E00" + "0100000C00000000000140000001000000000E00")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4D5A")]
    [InlineData("7F454C46")]
    [InlineData("CFFAEDFE")]
    [InlineData("CAFEBABEFFFFFFFF")]
    public void is_not_confused_by_half_a_header(string start) => Assert.Empty(ModuleHeader.TargetsOf(Convert.FromHexString(start)));

    [Fact]
    public void lets_two_users_share_one_module_until_the_last_leaves()
    {
        using var compiled = new WindowsLayoutModule();
        var first = TokenModules.Load(compiled.Path, Layout.Windows);
        var second = TokenModules.Load(compiled.Path, Layout.Windows);
        first.Dispose();
        Assert.NotEmpty(second.ListTokens());
        Assert.Throws<ObjectDisposedException>(first.ListTokens);
        second.Dispose();
        using var third = TokenModules.Load(compiled.Path, Layout.Windows);
        Assert.NotEmpty(third.ListTokens());
    }

    private static TokenException FailureOf(string path) => Assert.Throws<TokenException>(() => TokenModules.Load(path));

    private static byte[] Elf(ushort machine) =>
        [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, (byte)machine, (byte)(machine >> 8), 1, 0, 0, 0];

    private static byte[] Pe(ushort machine)
    {
        var file = new byte[0x100];
        "MZ"u8.CopyTo(file);
        file[0x3C] = 0x80;
        "PE\0\0"u8.CopyTo(file.AsSpan(0x80));
        (file[0x84], file[0x85]) = ((byte)machine, (byte)(machine >> 8));
        return file;
    }

    private string Write(string name, ReadOnlySpan<byte> octets)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, octets);
        return path;
    }
}
