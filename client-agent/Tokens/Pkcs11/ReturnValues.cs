using System.Collections.Frozen;

namespace DigiRenew.Tokens.Pkcs11;

/// <summary>Every CKR_ value of PKCS #11 Base v2.40 §5.1, by number, with the failure that a holder is told.</summary>
internal static class ReturnValues
{
    /// <summary>The named failure; vendor-defined and unknown values are <see cref="TokenFailure.FunctionFailed"/>.</summary>
    public static TokenFailure FailureOf(ulong returnValue) =>
        Table.GetValueOrDefault(returnValue, TokenFailure.FunctionFailed);

    private static readonly FrozenDictionary<ulong, TokenFailure> Table = new Dictionary<ulong, TokenFailure>
    {
        [0x001] = TokenFailure.Cancelled, // CKR_CANCEL
        [0x002] = TokenFailure.FunctionFailed, // CKR_HOST_MEMORY
        [0x003] = TokenFailure.TokenNotPresent, // CKR_SLOT_ID_INVALID
        [0x005] = TokenFailure.FunctionFailed, // CKR_GENERAL_ERROR
        [0x006] = TokenFailure.FunctionFailed, // CKR_FUNCTION_FAILED
        [0x007] = TokenFailure.FunctionFailed, // CKR_ARGUMENTS_BAD
        [0x008] = TokenFailure.FunctionFailed, // CKR_NO_EVENT
        [0x009] = TokenFailure.FunctionFailed, // CKR_NEED_TO_CREATE_THREADS
        [0x00A] = TokenFailure.FunctionFailed, // CKR_CANT_LOCK
        [0x010] = TokenFailure.FunctionFailed, // CKR_ATTRIBUTE_READ_ONLY
        [0x011] = TokenFailure.FunctionFailed, // CKR_ATTRIBUTE_SENSITIVE
        [0x012] = TokenFailure.FunctionFailed, // CKR_ATTRIBUTE_TYPE_INVALID
        [0x013] = TokenFailure.FunctionFailed, // CKR_ATTRIBUTE_VALUE_INVALID
        [0x01B] = TokenFailure.FunctionFailed, // CKR_ACTION_PROHIBITED
        [0x020] = TokenFailure.FunctionFailed, // CKR_DATA_INVALID
        [0x021] = TokenFailure.FunctionFailed, // CKR_DATA_LEN_RANGE
        [0x030] = TokenFailure.DeviceError, // CKR_DEVICE_ERROR
        [0x031] = TokenFailure.DeviceMemory, // CKR_DEVICE_MEMORY
        [0x032] = TokenFailure.DeviceRemoved, // CKR_DEVICE_REMOVED
        [0x040] = TokenFailure.FunctionFailed, // CKR_ENCRYPTED_DATA_INVALID
        [0x041] = TokenFailure.FunctionFailed, // CKR_ENCRYPTED_DATA_LEN_RANGE
        [0x050] = TokenFailure.Cancelled, // CKR_FUNCTION_CANCELED
        [0x051] = TokenFailure.FunctionFailed, // CKR_FUNCTION_NOT_PARALLEL
        [0x054] = TokenFailure.MechanismMissing, // CKR_FUNCTION_NOT_SUPPORTED
        [0x060] = TokenFailure.ObjectMissing, // CKR_KEY_HANDLE_INVALID
        [0x062] = TokenFailure.MechanismMissing, // CKR_KEY_SIZE_RANGE
        [0x063] = TokenFailure.MechanismMissing, // CKR_KEY_TYPE_INCONSISTENT
        [0x064] = TokenFailure.FunctionFailed, // CKR_KEY_NOT_NEEDED
        [0x065] = TokenFailure.FunctionFailed, // CKR_KEY_CHANGED
        [0x066] = TokenFailure.FunctionFailed, // CKR_KEY_NEEDED
        [0x067] = TokenFailure.FunctionFailed, // CKR_KEY_INDIGESTIBLE
        [0x068] = TokenFailure.MechanismMissing, // CKR_KEY_FUNCTION_NOT_PERMITTED
        [0x069] = TokenFailure.FunctionFailed, // CKR_KEY_NOT_WRAPPABLE
        [0x06A] = TokenFailure.FunctionFailed, // CKR_KEY_UNEXTRACTABLE
        [0x070] = TokenFailure.MechanismMissing, // CKR_MECHANISM_INVALID
        [0x071] = TokenFailure.MechanismMissing, // CKR_MECHANISM_PARAM_INVALID
        [0x082] = TokenFailure.ObjectMissing, // CKR_OBJECT_HANDLE_INVALID
        [0x090] = TokenFailure.FunctionFailed, // CKR_OPERATION_ACTIVE
        [0x091] = TokenFailure.FunctionFailed, // CKR_OPERATION_NOT_INITIALIZED
        [0x0A0] = TokenFailure.PinIncorrect, // CKR_PIN_INCORRECT
        [0x0A1] = TokenFailure.PinLength, // CKR_PIN_INVALID: characters that no PIN of this token has; costs no try
        [0x0A2] = TokenFailure.PinLength, // CKR_PIN_LEN_RANGE
        [0x0A3] = TokenFailure.PinExpired, // CKR_PIN_EXPIRED
        [0x0A4] = TokenFailure.PinLocked, // CKR_PIN_LOCKED
        [0x0B0] = TokenFailure.DeviceRemoved, // CKR_SESSION_CLOSED: a removed token closes its sessions, §6.7.4
        [0x0B1] = TokenFailure.FunctionFailed, // CKR_SESSION_COUNT
        [0x0B3] = TokenFailure.DeviceRemoved, // CKR_SESSION_HANDLE_INVALID: as CKR_SESSION_CLOSED
        [0x0B4] = TokenFailure.FunctionFailed, // CKR_SESSION_PARALLEL_NOT_SUPPORTED
        [0x0B5] = TokenFailure.WriteProtected, // CKR_SESSION_READ_ONLY
        [0x0B6] = TokenFailure.FunctionFailed, // CKR_SESSION_EXISTS
        [0x0B7] = TokenFailure.FunctionFailed, // CKR_SESSION_READ_ONLY_EXISTS
        [0x0B8] = TokenFailure.FunctionFailed, // CKR_SESSION_READ_WRITE_SO_EXISTS
        [0x0C0] = TokenFailure.FunctionFailed, // CKR_SIGNATURE_INVALID
        [0x0C1] = TokenFailure.FunctionFailed, // CKR_SIGNATURE_LEN_RANGE
        [0x0D0] = TokenFailure.FunctionFailed, // CKR_TEMPLATE_INCOMPLETE
        [0x0D1] = TokenFailure.FunctionFailed, // CKR_TEMPLATE_INCONSISTENT
        [0x0E0] = TokenFailure.TokenNotPresent, // CKR_TOKEN_NOT_PRESENT
        [0x0E1] = TokenFailure.TokenNotRecognised, // CKR_TOKEN_NOT_RECOGNIZED
        [0x0E2] = TokenFailure.WriteProtected, // CKR_TOKEN_WRITE_PROTECTED
        [0x0F0] = TokenFailure.FunctionFailed, // CKR_UNWRAPPING_KEY_HANDLE_INVALID
        [0x0F1] = TokenFailure.FunctionFailed, // CKR_UNWRAPPING_KEY_SIZE_RANGE
        [0x0F2] = TokenFailure.FunctionFailed, // CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT
        [0x100] = TokenFailure.FunctionFailed, // CKR_USER_ALREADY_LOGGED_IN (no failure of C_Login as user)
        [0x101] = TokenFailure.NotLoggedIn, // CKR_USER_NOT_LOGGED_IN
        [0x102] = TokenFailure.PinNotInitialised, // CKR_USER_PIN_NOT_INITIALIZED
        [0x103] = TokenFailure.FunctionFailed, // CKR_USER_TYPE_INVALID
        [0x104] = TokenFailure.FunctionFailed, // CKR_USER_ANOTHER_ALREADY_LOGGED_IN
        [0x105] = TokenFailure.FunctionFailed, // CKR_USER_TOO_MANY_TYPES
        [0x110] = TokenFailure.FunctionFailed, // CKR_WRAPPED_KEY_INVALID
        [0x112] = TokenFailure.FunctionFailed, // CKR_WRAPPED_KEY_LEN_RANGE
        [0x113] = TokenFailure.FunctionFailed, // CKR_WRAPPING_KEY_HANDLE_INVALID
        [0x114] = TokenFailure.FunctionFailed, // CKR_WRAPPING_KEY_SIZE_RANGE
        [0x115] = TokenFailure.FunctionFailed, // CKR_WRAPPING_KEY_TYPE_INCONSISTENT
        [0x120] = TokenFailure.FunctionFailed, // CKR_RANDOM_SEED_NOT_SUPPORTED
        [0x121] = TokenFailure.MechanismMissing, // CKR_RANDOM_NO_RNG
        [0x130] = TokenFailure.MechanismMissing, // CKR_DOMAIN_PARAMS_INVALID
        [0x140] = TokenFailure.MechanismMissing, // CKR_CURVE_NOT_SUPPORTED
        [0x150] = TokenFailure.FunctionFailed, // CKR_BUFFER_TOO_SMALL
        [0x160] = TokenFailure.FunctionFailed, // CKR_SAVED_STATE_INVALID
        [0x170] = TokenFailure.FunctionFailed, // CKR_INFORMATION_SENSITIVE
        [0x180] = TokenFailure.FunctionFailed, // CKR_STATE_UNSAVEABLE
        [0x190] = TokenFailure.FunctionFailed, // CKR_CRYPTOKI_NOT_INITIALIZED
        [0x191] = TokenFailure.FunctionFailed, // CKR_CRYPTOKI_ALREADY_INITIALIZED (no failure of C_Initialize)
        [0x1A0] = TokenFailure.FunctionFailed, // CKR_MUTEX_BAD
        [0x1A1] = TokenFailure.FunctionFailed, // CKR_MUTEX_NOT_LOCKED
        [0x1B0] = TokenFailure.FunctionFailed, // CKR_NEW_PIN_MODE
        [0x1B1] = TokenFailure.FunctionFailed, // CKR_NEXT_OTP
        [0x1B5] = TokenFailure.FunctionFailed, // CKR_EXCEEDED_MAX_ITERATIONS
        [0x1B6] = TokenFailure.DeviceError, // CKR_FIPS_SELF_TEST_FAILED
        [0x1B7] = TokenFailure.ModuleInvalid, // CKR_LIBRARY_LOAD_FAILED
        [0x1B8] = TokenFailure.PinLength, // CKR_PIN_TOO_WEAK
        [0x1B9] = TokenFailure.FunctionFailed, // CKR_PUBLIC_KEY_INVALID
        [0x200] = TokenFailure.Cancelled, // CKR_FUNCTION_REJECTED: e.g. the holder pressed "no" on the device
    }.ToFrozenDictionary();
}
