// Stand-ins, signatures only. Package: Pkcs11Interop 5.3.0. Read in Pkcs11Interop/Pkcs11Interop at v5.3.0,
// src/Pkcs11Interop/HighLevelAPI and src/Pkcs11Interop/Common.
#nullable enable
using System;
using System.Collections.Generic;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI.Factories;
using Net.Pkcs11Interop.HighLevelAPI.MechanismParams;

namespace Net.Pkcs11Interop.Common
{
    public enum AppType { MultiThreaded, SingleThreaded }

    public enum SlotsType { WithTokenPresent, WithOrWithoutTokenPresent }

    public enum SessionType { ReadOnly, ReadWrite }

    public enum CKU : uint { CKU_SO = 0, CKU_USER = 1, CKU_CONTEXT_SPECIFIC = 2 }

    public enum CKS : uint { CKS_RO_PUBLIC_SESSION = 0, CKS_RO_USER_FUNCTIONS = 1, CKS_RW_PUBLIC_SESSION = 2, CKS_RW_USER_FUNCTIONS = 3, CKS_RW_SO_FUNCTIONS = 4 }

    public enum CKM : uint { }

    public enum CKR : uint { CKR_OK = 0 }

    public class Pkcs11Exception : Exception
    {
        public Pkcs11Exception(string method, CKR rv) => (Method, RV) = (method, rv);

        public string Method { get; }

        public CKR RV { get; }
    }
}

namespace Net.Pkcs11Interop.HighLevelAPI
{
    public class Pkcs11InteropFactories
    {
        public IPkcs11LibraryFactory Pkcs11LibraryFactory => throw new NotSupportedException();

        public IObjectAttributeFactory ObjectAttributeFactory => throw new NotSupportedException();

        public IObjectHandleFactory ObjectHandleFactory => throw new NotSupportedException();

        public IMechanismFactory MechanismFactory => throw new NotSupportedException();

        public IMechanismParamsFactory MechanismParamsFactory => throw new NotSupportedException();
    }

    public interface ILibraryInfo
    {
        string ManufacturerId { get; }

        string LibraryDescription { get; }

        string LibraryVersion { get; }
    }

    public interface IPkcs11Library : IDisposable
    {
        ILibraryInfo GetInfo();

        List<ISlot> GetSlotList(SlotsType slotsType);
    }

    public interface IMechanismFlags
    {
        bool GenerateKeyPair { get; }

        bool Sign { get; }
    }

    public interface IMechanismInfo
    {
        ulong MinKeySize { get; }

        ulong MaxKeySize { get; }

        IMechanismFlags MechanismFlags { get; }
    }

    public interface ISlot
    {
        ulong SlotId { get; }

        ITokenInfo GetTokenInfo();

        List<CKM> GetMechanismList();

        IMechanismInfo GetMechanismInfo(CKM mechanism);

        ISession OpenSession(SessionType sessionType);
    }

    public interface ITokenFlags
    {
        bool WriteProtected { get; }

        bool LoginRequired { get; }

        bool ProtectedAuthenticationPath { get; }

        bool TokenInitialized { get; }

        bool UserPinCountLow { get; }

        bool UserPinFinalTry { get; }

        bool UserPinLocked { get; }
    }

    public interface ITokenInfo
    {
        string Label { get; }

        string ManufacturerId { get; }

        string Model { get; }

        string SerialNumber { get; }

        ITokenFlags TokenFlags { get; }

        ulong FreePublicMemory { get; }

        ulong FreePrivateMemory { get; }

        string FirmwareVersion { get; }
    }

    public interface ISessionInfo
    {
        CKS State { get; }
    }

    public interface IObjectHandle
    {
        ulong ObjectId { get; }
    }

    public interface IObjectAttribute : IDisposable
    {
        bool CannotBeRead { get; }

        byte[] GetValueAsByteArray();
    }

    public interface IMechanism : IDisposable
    {
    }

    public interface ISession : IDisposable
    {
        Pkcs11InteropFactories Factories { get; }

        ISessionInfo GetSessionInfo();

        void Login(CKU userType, byte[]? pin);

        void Logout();

        IObjectHandle CreateObject(List<IObjectAttribute> attributes);

        void DestroyObject(IObjectHandle objectHandle);

        List<IObjectAttribute> GetAttributeValue(IObjectHandle objectHandle, List<ulong> attributes);

        List<IObjectHandle> FindAllObjects(List<IObjectAttribute> attributes);

        byte[] Sign(IMechanism mechanism, IObjectHandle keyHandle, byte[] data);

        byte[] Sign(IMechanism mechanism, IObjectHandle keyHandle, byte[]? keyPin, byte[] data);

        void GenerateKeyPair(IMechanism mechanism, List<IObjectAttribute> publicKeyAttributes, List<IObjectAttribute> privateKeyAttributes, out IObjectHandle publicKeyHandle, out IObjectHandle privateKeyHandle);
    }
}

namespace Net.Pkcs11Interop.HighLevelAPI.MechanismParams
{
    public interface IMechanismParams : IDisposable
    {
    }

    public interface ICkRsaPkcsPssParams : IMechanismParams
    {
    }
}

namespace Net.Pkcs11Interop.HighLevelAPI.Factories
{
    public interface IPkcs11LibraryFactory
    {
        IPkcs11Library LoadPkcs11Library(Pkcs11InteropFactories factories, string libraryPath, AppType appType);
    }

    public interface IObjectAttributeFactory
    {
        IObjectAttribute Create(ulong type, ulong value);

        IObjectAttribute Create(ulong type, bool value);

        IObjectAttribute Create(ulong type, byte[] value);
    }

    public interface IObjectHandleFactory
    {
        IObjectHandle Create(ulong objectId);
    }

    public interface IMechanismFactory
    {
        IMechanism Create(ulong type);

        IMechanism Create(ulong type, IMechanismParams parameter);
    }

    public interface IMechanismParamsFactory
    {
        ICkRsaPkcsPssParams CreateCkRsaPkcsPssParams(ulong hashAlg, ulong mgf, ulong len);
    }
}
