using System.Collections.Immutable;

namespace DigiRenew.Adapters.Local.Sqlite;

/// <summary>The schemas of both databases, one script a version.</summary>
internal static class Schema
{
    public static ImmutableArray<string> Service { get; } =
    [
        """
        CREATE TABLE renewals (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL,
            number TEXT NOT NULL,
            state TEXT NOT NULL,
            certificate TEXT NOT NULL,
            certificate_serial TEXT NOT NULL,
            issue_date TEXT NOT NULL,
            paid INTEGER NOT NULL,
            approved INTEGER NOT NULL,
            proforma_number TEXT,
            changed TEXT NOT NULL
        ) STRICT;
        CREATE INDEX renewals_certificate ON renewals (certificate, seq);
        CREATE INDEX renewals_state ON renewals (state);

        CREATE TABLE records (
            renewal TEXT NOT NULL REFERENCES renewals (id),
            sequence INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (renewal, sequence)
        ) STRICT;

        CREATE TABLE effects (
            renewal TEXT NOT NULL REFERENCES renewals (id),
            effect_id TEXT NOT NULL,
            effect TEXT NOT NULL,
            due TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            cause TEXT,
            PRIMARY KEY (renewal, effect_id)
        ) STRICT;
        CREATE INDEX effects_due ON effects (due, renewal);

        CREATE TABLE claims (
            name TEXT PRIMARY KEY,
            owner TEXT NOT NULL,
            since TEXT NOT NULL,
            expires TEXT
        ) STRICT;
        CREATE INDEX claims_expires ON claims (expires) WHERE expires IS NOT NULL;

        CREATE TABLE holder_register (
            issuer TEXT NOT NULL,
            serial TEXT NOT NULL,
            public_key TEXT NOT NULL,
            identification_method TEXT,
            identified_on TEXT,
            contact TEXT,
            contact_bounced INTEGER NOT NULL,
            device_serial TEXT,
            subscriber TEXT,
            standing_authorisation INTEGER NOT NULL,
            status TEXT NOT NULL,
            changed_on TEXT,
            PRIMARY KEY (issuer, serial)
        ) STRICT;
        CREATE INDEX holder_register_key ON holder_register (public_key);

        CREATE TABLE review_rows (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            number TEXT NOT NULL,
            state TEXT NOT NULL,
            certificate TEXT NOT NULL,
            certificate_serial TEXT NOT NULL,
            issue_date TEXT NOT NULL,
            paid INTEGER NOT NULL,
            approved INTEGER NOT NULL,
            proforma_number TEXT,
            changed TEXT NOT NULL
        ) STRICT;
        CREATE INDEX review_rows_order ON review_rows (issue_date, id);
        CREATE INDEX review_rows_state ON review_rows (state, issue_date, id);
        CREATE INDEX review_rows_number ON review_rows (number);
        CREATE INDEX review_rows_serial ON review_rows (certificate_serial);
        CREATE INDEX review_rows_proforma ON review_rows (proforma_number);

        CREATE TABLE operators (
            id TEXT PRIMARY KEY,
            roles TEXT NOT NULL,
            key_sha256 TEXT NOT NULL UNIQUE,
            added TEXT NOT NULL
        ) STRICT;
        """,
        """
        ALTER TABLE operators RENAME TO operators_by_key;
        CREATE TABLE operators (
            id TEXT PRIMARY KEY,
            roles TEXT NOT NULL,
            key_sha256 TEXT UNIQUE,
            added TEXT NOT NULL,
            certificate_sha256 TEXT UNIQUE
        ) STRICT;
        INSERT INTO operators (id, roles, key_sha256, added) SELECT id, roles, key_sha256, added FROM operators_by_key;
        DROP TABLE operators_by_key;
        """,
        """
        CREATE TABLE statement_inbox (
            id TEXT PRIMARY KEY
        ) STRICT;
        """,
        """
        CREATE TABLE dead_letters (
            renewal TEXT NOT NULL REFERENCES renewals (id),
            effect_id TEXT NOT NULL,
            effect TEXT NOT NULL,
            parked TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            cause TEXT NOT NULL,
            PRIMARY KEY (renewal, effect_id)
        ) STRICT;
        """,
        """
        CREATE TABLE statements_kept (
            id TEXT PRIMARY KEY,
            received TEXT NOT NULL
        ) STRICT;
        CREATE INDEX statements_kept_received ON statements_kept (received, id);
        """,
        """
        ALTER TABLE effects ADD COLUMN since TEXT NOT NULL DEFAULT '';
        UPDATE effects SET since = due;
        CREATE INDEX effects_since ON effects (since);
        """,
        """
        CREATE TABLE operator_log (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            act TEXT NOT NULL CHECK (act IN ('added', 'removed')),
            id TEXT NOT NULL,
            roles TEXT NOT NULL,
            certificate_sha256 TEXT
        ) STRICT;
        INSERT INTO operator_log (at, act, id, roles, certificate_sha256) SELECT added, 'added', id, roles, certificate_sha256 FROM operators ORDER BY added;
        CREATE TRIGGER operator_log_no_update BEFORE UPDATE ON operator_log
        BEGIN SELECT RAISE(ABORT, 'the log of operators is append-only'); END;
        CREATE TRIGGER operator_log_no_delete BEFORE DELETE ON operator_log
        BEGIN SELECT RAISE(ABORT, 'the log of operators is append-only'); END;
        """,
        """
        ALTER TABLE effects ADD COLUMN out_of_reach_since TEXT;
        ALTER TABLE holder_register ADD COLUMN bounced_address TEXT;
        """,
    ];

    /// <summary>The audit store: rows come in order, and no row that stands is ever changed, replaced or removed.</summary>
    public static ImmutableArray<string> Audit { get; } =
    [
        """
        CREATE TABLE audit_records (
            renewal TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (renewal, sequence)
        ) STRICT;
        CREATE TRIGGER audit_records_in_order BEFORE INSERT ON audit_records
        WHEN NEW.sequence <> 1 + (SELECT coalesce(max(sequence), 0) FROM audit_records WHERE renewal = NEW.renewal)
        BEGIN SELECT RAISE(ABORT, 'audit records come in order'); END;
        CREATE TRIGGER audit_records_no_update BEFORE UPDATE ON audit_records
        BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END;
        CREATE TRIGGER audit_records_no_delete BEFORE DELETE ON audit_records
        BEGIN SELECT RAISE(ABORT, 'audit records are append-only'); END;

        CREATE TABLE checkpoints (
            number INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER checkpoints_no_replace BEFORE INSERT ON checkpoints
        WHEN EXISTS (SELECT 1 FROM checkpoints WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
        CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints
        BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
        CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints
        BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
        """,
        """
        CREATE TABLE checkpoint_heads (
            place INTEGER PRIMARY KEY CHECK (place = 1),
            bytes BLOB NOT NULL
        ) STRICT;
        """,
    ];
}
