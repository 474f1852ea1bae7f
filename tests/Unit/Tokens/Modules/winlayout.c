/*
 * A PKCS #11 module with the memory layout of Windows (CK_ULONG of 32 bits, #pragma pack(1)), to be built and called on
 * any system. It keeps objects in memory and signs by repeating what it was asked to sign, so that a test can read how
 * structures, templates and mechanisms arrived. The upper half of every return register is rubbish, as it may be there.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint32_t CK_ULONG;
typedef uint64_t CK_RV_REGISTER;

#define RETURN(rv) return 0xBAD0BAD000000000ull | (uint32_t)(rv)
#define NOT_SUPPORTED 0x54
#define UNAVAILABLE 0xFFFFFFFFu

#pragma pack(push, 1)
typedef struct { uint8_t major, minor; } version;
typedef struct { version cryptoki; char manufacturer[32]; CK_ULONG flags; char description[32]; version library; } info;
typedef struct {
    char label[32], manufacturer[32], model[16], serial[16];
    CK_ULONG flags, max_sessions, sessions, max_rw_sessions, rw_sessions, max_pin, min_pin;
    CK_ULONG total_public, free_public, total_private, free_private;
    version hardware, firmware;
    char time[16];
} token_info;
typedef struct { CK_ULONG slot, state, flags, device_error; } session_info;
typedef struct { CK_ULONG smallest, largest, flags; } mechanism_info;
typedef struct { void *create, *destroy, *lock, *unlock; CK_ULONG flags; void *reserved; } initialize_args;
typedef struct { CK_ULONG type; void *value; CK_ULONG length; } attribute;
typedef struct { CK_ULONG type; void *parameter; CK_ULONG length; } mechanism;
typedef struct { version cryptoki; void *functions[68]; } function_list;
#pragma pack(pop)

_Static_assert(sizeof(info) == 72, "CK_INFO");
_Static_assert(sizeof(token_info) == 160, "CK_TOKEN_INFO");
_Static_assert(sizeof(initialize_args) == 44, "CK_C_INITIALIZE_ARGS");
_Static_assert(sizeof(attribute) == 16, "CK_ATTRIBUTE");

enum { PLAIN = 1, LOW, LAST_TRY, LOCKED, PIN_PAD, NOT_INITIALIZED, BROKEN, READ_ONLY, SLOTS = READ_ONLY };

static const struct { const char *label; CK_ULONG flags; } tokens[SLOTS + 1] = {
    [PLAIN] = { "Plain", 0 },
    [LOW] = { "Low", 1u << 16 },
    [LAST_TRY] = { "Last try", 1u << 16 | 1u << 17 },
    [LOCKED] = { "Locked", 1u << 17 | 1u << 18 },
    [PIN_PAD] = { "PIN pad", 1u << 8 },
    [READ_ONLY] = { "Read only", 1u << 1 },
};

typedef struct { CK_ULONG type, length; uint8_t *value; } kept;
typedef struct { int count; kept attributes[40]; } object;

static int initialized, logged_in, found, object_count;
static object objects[100];
static CK_ULONG matches[100], match_count;
static uint8_t signing[600];
static CK_ULONG signing_length;
static CK_ULONG signing_mechanism;

static void pad(char *to, size_t length, const char *text)
{
    memset(to, ' ', length);
    memcpy(to, text, strlen(text));
}

static void keep(object *o, CK_ULONG type, const void *value, CK_ULONG length)
{
    kept *k = &o->attributes[o->count++];
    k->type = type;
    k->length = length;
    k->value = malloc(length + 1);
    memcpy(k->value, value, length);
}

static void keep_flag(object *o, CK_ULONG type) { uint8_t yes = 1; keep(o, type, &yes, 1); }

static void keep_ulong(object *o, CK_ULONG type, CK_ULONG value) { keep(o, type, &value, sizeof value); }

static kept *attribute_of(object *o, CK_ULONG type)
{
    for (int i = 0; i < o->count; i++)
        if (o->attributes[i].type == type) return &o->attributes[i];
    return NULL;
}

static object *with_template(const attribute *template, CK_ULONG count)
{
    object *o = &objects[object_count++];
    o->count = 0;
    for (CK_ULONG i = 0; i < count; i++) keep(o, template[i].type, template[i].value, template[i].length);
    return o;
}

static CK_RV_REGISTER unsupported(void) { RETURN(NOT_SUPPORTED); }

static CK_RV_REGISTER initialize(const initialize_args *args)
{
    if (initialized) RETURN(0x191);
    if (args == NULL || args->create || args->destroy || args->lock || args->unlock || args->flags != 2 || args->reserved) RETURN(7);
    initialized = 1;
    RETURN(0);
}

static CK_RV_REGISTER finalize(void *reserved)
{
    if (reserved) RETURN(7);
    if (!initialized) RETURN(0x190);
    initialized = logged_in = object_count = 0;
    RETURN(0);
}

static CK_RV_REGISTER get_info(info *i)
{
    memset(i, 0xEE, sizeof *i);
    i->cryptoki = (version){ 2, 40 };
    pad(i->manufacturer, 32, "DigiRenew tests");
    pad(i->description, 32, "Layout of Windows");
    i->library = (version){ 3, 7 };
    RETURN(0);
}

static CK_RV_REGISTER get_slot_list(uint8_t present, CK_ULONG *slots, CK_ULONG *count)
{
    if (present != 1) RETURN(7);
    if (slots != NULL) {
        if (*count < SLOTS) RETURN(0x150);
        for (CK_ULONG i = 0; i < SLOTS; i++) slots[i] = i + 1;
    }
    *count = SLOTS;
    RETURN(0);
}

static CK_RV_REGISTER get_token_info(CK_ULONG slot, token_info *t)
{
    if (slot < 1 || slot > SLOTS) RETURN(3);
    if (slot == BROKEN) RETURN(5);
    memset(t, 0xEE, sizeof *t);
    pad(t->label, 32, slot == NOT_INITIALIZED ? "" : tokens[slot].label);
    pad(t->manufacturer, 32, "Maker");
    pad(t->model, 16, "Model of 16 char");
    pad(t->serial, 16, "00A1B2C3");
    t->serial[8] = (char)('0' + slot);
    t->flags = (slot == NOT_INITIALIZED ? 0 : 1u << 10 | 1u << 3) | 1u << 2 | tokens[slot].flags;
    t->free_public = 0x11223344;
    t->free_private = UNAVAILABLE;
    t->hardware = (version){ 9, 9 };
    t->firmware = (version){ 15, 4 };
    RETURN(0);
}

static CK_RV_REGISTER get_mechanism_list(CK_ULONG slot, CK_ULONG *list, CK_ULONG *count)
{
    static const CK_ULONG bare[] = { 0x01, 0x0D, 0x1041, 0x00, 0x1040 }, digesting[] = { 0x40, 0x43, 0x01 };
    *count = slot == LOW ? 3 : 5;
    if (list != NULL) memcpy(list, slot == LOW ? digesting : bare, *count * sizeof *bare);
    RETURN(0);
}

static CK_RV_REGISTER get_mechanism_info(CK_ULONG slot, CK_ULONG type, mechanism_info *i)
{
    (void)slot;
    CK_ULONG purpose = type == 0x00 || type == 0x1040 ? 1u << 16 : 1u << 11;
    *i = type == 0x1041 || type == 0x1040 ? (mechanism_info){ 32, 48, purpose } : (mechanism_info){ 1024, 2048, purpose };
    RETURN(0);
}

static CK_RV_REGISTER open_session(CK_ULONG slot, CK_ULONG flags, void *application, void *notify, CK_ULONG *session)
{
    if (flags != 6 || application || notify) RETURN(7);
    if (slot == READ_ONLY) RETURN(0xE2);
    *session = 0x80000000u | slot;
    RETURN(0);
}

static CK_RV_REGISTER close_session(CK_ULONG session)
{
    (void)session;
    logged_in = 0;
    RETURN(0);
}

static CK_RV_REGISTER get_session_info(CK_ULONG session, session_info *i)
{
    *i = (session_info){ session & 0xFF, logged_in ? 3 : 2, 6, 0 };
    RETURN(0);
}

static CK_RV_REGISTER login(CK_ULONG session, CK_ULONG user, const char *pin, CK_ULONG length)
{
    char number[9] = { 0 };
    if (user != 1) RETURN(0x103);
    if (logged_in) RETURN(0x100);
    switch (session & 0xFF) {
    case LOCKED: RETURN(0xA4);
    case PIN_PAD:
        if (pin != NULL || length != 0) RETURN(7);
        break;
    default:
        if (length == 12 && memcmp(pin, "CKR:", 4) == 0) {
            memcpy(number, pin + 4, 8);
            RETURN(strtoul(number, NULL, 16));
        }
        if (length != 4 || memcmp(pin, "1234", 4) != 0) RETURN(0xA0);
    }
    logged_in = 1;
    RETURN(0);
}

static CK_RV_REGISTER logout(CK_ULONG session)
{
    (void)session;
    logged_in = 0;
    RETURN(0);
}

static CK_RV_REGISTER create_object(CK_ULONG session, const attribute *template, CK_ULONG count, CK_ULONG *handle)
{
    (void)session;
    with_template(template, count);
    *handle = object_count;
    RETURN(0);
}

static CK_RV_REGISTER destroy_object(CK_ULONG session, CK_ULONG handle)
{
    (void)session;
    if (handle < 1 || handle > (CK_ULONG)object_count || objects[handle - 1].count == 0) RETURN(0x82);
    objects[handle - 1].count = 0;
    RETURN(0);
}

static CK_RV_REGISTER get_attribute_value(CK_ULONG session, CK_ULONG handle, attribute *template, CK_ULONG count)
{
    CK_ULONG rv = 0;
    (void)session;
    if (handle < 1 || handle > (CK_ULONG)object_count || objects[handle - 1].count == 0) RETURN(0x82);
    for (CK_ULONG i = 0; i < count; i++) {
        kept *k = attribute_of(&objects[handle - 1], template[i].type);
        if (k == NULL) {
            template[i].length = UNAVAILABLE;
            rv = 0x12;
        } else if (template[i].value == NULL) {
            template[i].length = k->length;
        } else if (template[i].length < k->length) {
            template[i].length = UNAVAILABLE;
            rv = 0x150;
        } else {
            memcpy(template[i].value, k->value, k->length);
            template[i].length = k->length;
        }
    }
    RETURN(rv);
}

static CK_RV_REGISTER find_objects_init(CK_ULONG session, const attribute *template, CK_ULONG count)
{
    (void)session;
    match_count = found = 0;
    for (int o = 0; o < object_count; o++) {
        int match = objects[o].count > 0;
        for (CK_ULONG i = 0; match && i < count; i++) {
            kept *k = attribute_of(&objects[o], template[i].type);
            match = k && k->length == template[i].length && memcmp(k->value, template[i].value, k->length) == 0;
        }
        if (match) matches[match_count++] = o + 1;
    }
    RETURN(0);
}

static CK_RV_REGISTER find_objects(CK_ULONG session, CK_ULONG *handles, CK_ULONG room, CK_ULONG *count)
{
    (void)session;
    for (*count = 0; *count < room && (CK_ULONG)found < match_count; (*count)++) handles[*count] = matches[found++];
    RETURN(0);
}

static CK_RV_REGISTER find_objects_final(CK_ULONG session)
{
    (void)session;
    RETURN(0);
}

static CK_RV_REGISTER sign_init(CK_ULONG session, const mechanism *m, CK_ULONG key)
{
    (void)session, (void)key;
    signing_mechanism = m->type;
    memcpy(signing, &m->type, 4);
    memcpy(signing + 4, m->parameter, m->length);
    signing_length = 4 + m->length;
    RETURN(0);
}

/* RSA: the mechanism's number, its parameter, the data. ECDSA: r = 1 with leading zeros, s with its highest bit set. */
static CK_RV_REGISTER sign(CK_ULONG session, const uint8_t *data, CK_ULONG length, uint8_t *signature, CK_ULONG *room)
{
    (void)session;
    if (signing_mechanism == 0x1041) {
        memset(signature, 0, 64);
        signature[31] = 1;
        memset(signature + 32, 0xFF, 32);
        *room = 64;
        RETURN(0);
    }
    if (*room < signing_length + length) RETURN(0x150);
    memcpy(signature, signing, signing_length);
    memcpy(signature + signing_length, data, length);
    *room = signing_length + length;
    RETURN(0);
}

static CK_RV_REGISTER generate_key_pair(
    CK_ULONG session, const mechanism *m, const attribute *public_template, CK_ULONG public_count,
    const attribute *private_template, CK_ULONG private_count, CK_ULONG *public_key, CK_ULONG *private_key)
{
    uint8_t value[512];
    object *public_object, *private_object;
    if ((session & 0xFF) == PIN_PAD) /* a module that has not heard of CKA_SIGN_RECOVER */
        for (CK_ULONG i = 0; i < private_count; i++)
            if (private_template[i].type == 0x109) RETURN(0x12);
    public_object = with_template(public_template, public_count);
    *public_key = object_count;
    private_object = with_template(private_template, private_count);
    *private_key = object_count;
    keep_ulong(public_object, 0x00, 2);
    keep_ulong(private_object, 0x00, 3);
    keep_flag(private_object, 0x163);
    keep_flag(private_object, 0x164);
    keep_flag(private_object, 0x165);
    memset(value, 0xC1, sizeof value);
    if (m->type == 0) {
        kept *bits = attribute_of(public_object, 0x121);
        if (bits == NULL || bits->length != 4) RETURN(0xD0);
        keep_ulong(public_object, 0x100, 0);
        keep_ulong(private_object, 0x100, 0);
        keep(public_object, 0x120, value, *(CK_ULONG *)bits->value / 8);
    } else {
        value[0] = 0x04; /* a bare point, as some modules give it */
        keep_ulong(public_object, 0x100, 3);
        keep_ulong(private_object, 0x100, 3);
        keep(public_object, 0x181, value, 65);
    }
    RETURN(0);
}

static function_list list = { { 2, 40 }, { NULL } };

uint64_t C_GetFunctionList(function_list **to)
{
    for (int i = 0; i < 68; i++) list.functions[i] = unsupported;
    list.functions[0] = initialize;
    list.functions[1] = finalize;
    list.functions[2] = get_info;
    list.functions[4] = get_slot_list;
    list.functions[6] = get_token_info;
    list.functions[7] = get_mechanism_list;
    list.functions[8] = get_mechanism_info;
    list.functions[12] = open_session;
    list.functions[13] = close_session;
    list.functions[15] = get_session_info;
    list.functions[18] = login;
    list.functions[19] = logout;
    list.functions[20] = create_object;
    list.functions[22] = destroy_object;
    list.functions[24] = get_attribute_value;
    list.functions[26] = find_objects_init;
    list.functions[27] = find_objects;
    list.functions[28] = find_objects_final;
    list.functions[42] = sign_init;
    list.functions[43] = sign;
    list.functions[59] = generate_key_pair;
    *to = &list;
    RETURN(0);
}
