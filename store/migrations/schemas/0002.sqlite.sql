CREATE TABLE agencies (
    id INTEGER NOT NULL,
    parent_id INTEGER,
    root_id INTEGER,
    level INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    CONSTRAINT pk_agencies PRIMARY KEY (id),
    CONSTRAINT uq_agencies_path UNIQUE (path),
    CONSTRAINT ck_agencies_level CHECK ((parent_id IS NULL) = (level = 0)),
    CONSTRAINT fk_agencies_parent_id FOREIGN KEY(parent_id) REFERENCES agencies (id),
    CONSTRAINT fk_agencies_root_id FOREIGN KEY(root_id) REFERENCES agencies (id)
);

CREATE TABLE audit_actions (
    id INTEGER NOT NULL,
    fingerprint VARCHAR(12) NOT NULL,
    digest VARCHAR(12) NOT NULL,
    action VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    acted_at DATETIME NOT NULL,
    note VARCHAR NOT NULL,
    CONSTRAINT pk_audit_actions PRIMARY KEY (id),
    CONSTRAINT ck_audit_actions_action CHECK (action IN ('explained', 'dismissed', 'referred')),
    CONSTRAINT ck_audit_actions_told CHECK (note <> '' AND actor <> '')
);

CREATE INDEX ix_audit_actions_fingerprint ON audit_actions (fingerprint);

CREATE TABLE audit_runs (
    id INTEGER NOT NULL,
    raingan_version VARCHAR NOT NULL,
    started_at DATETIME NOT NULL,
    checks VARCHAR NOT NULL,
    code VARCHAR(13),
    projects INTEGER NOT NULL,
    CONSTRAINT pk_audit_runs PRIMARY KEY (id)
);

CREATE TABLE import_runs (
    id INTEGER NOT NULL,
    raingan_version VARCHAR NOT NULL,
    started_at DATETIME NOT NULL,
    finished_at DATETIME,
    found INTEGER,
    loaded INTEGER,
    unchanged INTEGER,
    refused INTEGER,
    skipped INTEGER,
    CONSTRAINT pk_import_runs PRIMARY KEY (id),
    CONSTRAINT ck_import_runs_counts CHECK (found = loaded + unchanged + refused)
);

CREATE TABLE projects (
    id INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    code VARCHAR(13) NOT NULL,
    fiscal_year INTEGER NOT NULL,
    CONSTRAINT pk_projects PRIMARY KEY (id),
    CONSTRAINT uq_projects_code_fiscal_year_form UNIQUE (code, fiscal_year, form),
    CONSTRAINT ck_projects_code CHECK (code LIKE '________-____'),
    CONSTRAINT ck_projects_fiscal_year CHECK (fiscal_year BETWEEN 2400 AND 2699)
);

CREATE TABLE runs (
    id INTEGER NOT NULL,
    started_at DATETIME NOT NULL,
    finished_at DATETIME,
    state VARCHAR NOT NULL,
    machine VARCHAR NOT NULL,
    process INTEGER NOT NULL,
    raingan_version VARCHAR NOT NULL,
    found INTEGER,
    loaded INTEGER,
    unchanged INTEGER,
    quarantined INTEGER,
    skipped INTEGER,
    newly_read INTEGER,
    newly_quarantined INTEGER,
    exit_status INTEGER,
    detail VARCHAR,
    CONSTRAINT pk_runs PRIMARY KEY (id),
    CONSTRAINT ck_runs_state CHECK (state IN ('running', 'done', 'held', 'failed', 'interrupted', 'lost')),
    CONSTRAINT ck_runs_counts CHECK (found = loaded + unchanged + quarantined + skipped)
);

CREATE TABLE texts (
    id INTEGER NOT NULL,
    digest BLOB NOT NULL,
    text VARCHAR NOT NULL,
    CONSTRAINT pk_texts PRIMARY KEY (id),
    CONSTRAINT uq_texts_digest UNIQUE (digest)
);

CREATE TABLE audit_thresholds (
    run_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    value FLOAT NOT NULL,
    unit VARCHAR NOT NULL,
    CONSTRAINT pk_audit_thresholds PRIMARY KEY (run_id, name),
    CONSTRAINT fk_audit_thresholds_run_id FOREIGN KEY(run_id) REFERENCES audit_runs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE audit_totals (
    run_id INTEGER NOT NULL,
    check_id VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    reason_en VARCHAR NOT NULL,
    reason_th VARCHAR NOT NULL,
    projects INTEGER NOT NULL,
    CONSTRAINT pk_audit_totals PRIMARY KEY (run_id, check_id, outcome, reason_en),
    CONSTRAINT ck_audit_totals_outcome CHECK (outcome IN ('flag', 'pass', 'cannot-tell')),
    CONSTRAINT ck_audit_totals_reason CHECK ((outcome = 'cannot-tell') = (reason_en <> '')),
    CONSTRAINT fk_audit_totals_run_id FOREIGN KEY(run_id) REFERENCES audit_runs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    media_type VARCHAR,
    encoding VARCHAR,
    pages INTEGER,
    text_from VARCHAR,
    exported_at DATETIME,
    manifest_at DATETIME,
    file_time DATETIME,
    parser_version VARCHAR NOT NULL,
    refusal VARCHAR,
    refusal_detail VARCHAR,
    first_seen_at DATETIME NOT NULL,
    original_kept BOOLEAN NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT uq_documents_sha256 UNIQUE (sha256),
    CONSTRAINT ck_documents_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_documents_size CHECK (size >= 0),
    CONSTRAINT ck_documents_pages CHECK (pages >= 1),
    CONSTRAINT ck_documents_text_from CHECK (text_from IN ('text', 'pdf', 'ocr')),
    CONSTRAINT ck_documents_refusal CHECK (refusal IN ('empty', 'binary', 'unreadable', 'too-large', 'encrypted', 'damaged', 'no-text-layer', 'unreadable-fonts', 'no-report', 'too-slow', 'too-much-memory', 'too-much', 'crashed', 'bad-archive', 'archive-limit')),
    CONSTRAINT ck_documents_refusal_detail CHECK ((refusal IS NULL) = (refusal_detail IS NULL)),
    CONSTRAINT ck_documents_loaded CHECK (refusal IS NOT NULL OR (media_type IS NOT NULL AND pages IS NOT NULL)),
    CONSTRAINT fk_documents_run_id FOREIGN KEY(run_id) REFERENCES import_runs (id),
    CONSTRAINT ck_documents_original_kept CHECK (original_kept IN (0, 1))
);

CREATE TABLE audit_findings (
    id INTEGER NOT NULL,
    fingerprint VARCHAR(12) NOT NULL,
    digest VARCHAR(12) NOT NULL,
    check_id VARCHAR NOT NULL,
    check_name VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    gravity INTEGER NOT NULL,
    cause VARCHAR NOT NULL,
    review BOOLEAN NOT NULL,
    subject VARCHAR NOT NULL,
    code VARCHAR(13),
    fiscal_year INTEGER,
    name VARCHAR,
    agency VARCHAR,
    report_id INTEGER NOT NULL,
    versions VARCHAR NOT NULL,
    sentence_th VARCHAR NOT NULL,
    sentence_en VARCHAR NOT NULL,
    formula VARCHAR NOT NULL,
    first_run_id INTEGER NOT NULL,
    last_run_id INTEGER NOT NULL,
    gone_run_id INTEGER,
    replaced_id INTEGER,
    CONSTRAINT pk_audit_findings PRIMARY KEY (id),
    CONSTRAINT ck_audit_findings_severity CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    CONSTRAINT ck_audit_findings_review CHECK (review IN (0, 1)),
    CONSTRAINT fk_audit_findings_report_id FOREIGN KEY(report_id) REFERENCES documents (id) ON DELETE CASCADE,
    CONSTRAINT fk_audit_findings_first_run_id FOREIGN KEY(first_run_id) REFERENCES audit_runs (id),
    CONSTRAINT fk_audit_findings_last_run_id FOREIGN KEY(last_run_id) REFERENCES audit_runs (id),
    CONSTRAINT fk_audit_findings_gone_run_id FOREIGN KEY(gone_run_id) REFERENCES audit_runs (id),
    CONSTRAINT fk_audit_findings_replaced_id FOREIGN KEY(replaced_id) REFERENCES audit_findings (id) ON DELETE SET NULL
);

CREATE INDEX ix_audit_findings_fingerprint ON audit_findings (fingerprint);

CREATE INDEX ix_audit_findings_replaced_id ON audit_findings (replaced_id);

CREATE INDEX ix_audit_findings_report_id ON audit_findings (report_id);

CREATE INDEX ix_audit_findings_subject ON audit_findings (subject);

CREATE UNIQUE INDEX uq_audit_findings_standing ON audit_findings (fingerprint) WHERE gone_run_id IS NULL;

CREATE TABLE paths (
    id INTEGER NOT NULL,
    path VARCHAR NOT NULL,
    document_id INTEGER,
    refusal VARCHAR,
    refusal_detail VARCHAR,
    first_seen_at DATETIME NOT NULL,
    modified_at DATETIME,
    CONSTRAINT pk_paths PRIMARY KEY (id),
    CONSTRAINT uq_paths_document_id_path UNIQUE (document_id, path),
    CONSTRAINT ck_paths_refusal CHECK (refusal IN ('empty', 'binary', 'unreadable', 'too-large', 'encrypted', 'damaged', 'no-text-layer', 'unreadable-fonts', 'no-report', 'too-slow', 'too-much-memory', 'too-much', 'crashed', 'bad-archive', 'archive-limit')),
    CONSTRAINT ck_paths_document_id CHECK ((document_id IS NULL) = (refusal IS NOT NULL)),
    CONSTRAINT ck_paths_refusal_detail CHECK ((refusal IS NULL) = (refusal_detail IS NULL)),
    CONSTRAINT fk_paths_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_paths_unreadable ON paths (path) WHERE document_id IS NULL;

CREATE TABLE reports (
    id INTEGER NOT NULL,
    project_id INTEGER,
    form VARCHAR NOT NULL,
    code VARCHAR(13),
    name VARCHAR,
    fiscal_year INTEGER,
    agency_id INTEGER,
    start_date DATE,
    end_date DATE,
    budget_allocated NUMERIC(15, 2),
    budget_spent NUMERIC(15, 2),
    officer_name VARCHAR,
    officer_position VARCHAR,
    officer_phone VARCHAR,
    coordinator_name VARCHAR,
    coordinator_position VARCHAR,
    coordinator_phone VARCHAR,
    strategy_issue VARCHAR,
    strategy_sub_issue VARCHAR,
    strategy_goal VARCHAR,
    strategy_indicator VARCHAR,
    certified BOOLEAN NOT NULL,
    signatory VARCHAR,
    signatory_position VARCHAR,
    version INTEGER,
    latest BOOLEAN,
    previous_id INTEGER,
    dated_at DATETIME,
    dated_from VARCHAR,
    replaced_at DATETIME,
    entries INTEGER NOT NULL,
    newest_entry_date DATE,
    entries_spent NUMERIC(15, 2),
    spent_unknown INTEGER NOT NULL,
    last_entry_date DATE,
    last_percent NUMERIC(15, 9),
    last_plan_status VARCHAR,
    last_target_status VARCHAR,
    warnings INTEGER NOT NULL,
    CONSTRAINT pk_reports PRIMARY KEY (id),
    CONSTRAINT ck_reports_code CHECK (code LIKE '________-____'),
    CONSTRAINT ck_reports_fiscal_year CHECK (fiscal_year BETWEEN 2400 AND 2699),
    CONSTRAINT ck_reports_budget_allocated CHECK (budget_allocated > -10000000000000 AND budget_allocated < 10000000000000),
    CONSTRAINT ck_reports_budget_spent CHECK (budget_spent > -10000000000000 AND budget_spent < 10000000000000),
    CONSTRAINT ck_reports_dated_from CHECK (dated_from IN ('pdf', 'manifest', 'file', 'entry')),
    CONSTRAINT fk_reports_id FOREIGN KEY(id) REFERENCES documents (id) ON DELETE CASCADE,
    CONSTRAINT fk_reports_project_id FOREIGN KEY(project_id) REFERENCES projects (id),
    CONSTRAINT fk_reports_agency_id FOREIGN KEY(agency_id) REFERENCES agencies (id),
    CONSTRAINT ck_reports_certified CHECK (certified IN (0, 1)),
    CONSTRAINT ck_reports_latest CHECK (latest IN (0, 1)),
    CONSTRAINT fk_reports_previous_id FOREIGN KEY(previous_id) REFERENCES reports (id) ON DELETE SET NULL
);

CREATE INDEX ix_reports_agency ON reports (agency_id, latest, fiscal_year, code);

CREATE INDEX ix_reports_code ON reports (code);

CREATE INDEX ix_reports_page ON reports (latest, fiscal_year, code, id);

CREATE INDEX ix_reports_previous_id ON reports (previous_id);

CREATE INDEX ix_reports_project_id ON reports (project_id);

CREATE TABLE seen_files (
    folder VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    inode BIGINT NOT NULL,
    loaded INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    parser_version VARCHAR NOT NULL,
    original_kept BOOLEAN NOT NULL,
    document_id INTEGER,
    CONSTRAINT pk_seen_files PRIMARY KEY (folder, name),
    CONSTRAINT fk_seen_files_document_id FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_seen_files_document_id ON seen_files (document_id);

CREATE TABLE audit_values (
    finding_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    report_id INTEGER NOT NULL,
    value_path VARCHAR,
    CONSTRAINT pk_audit_values PRIMARY KEY (finding_id, position),
    CONSTRAINT fk_audit_values_finding_id FOREIGN KEY(finding_id) REFERENCES audit_findings (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE changes (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    before_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    nature VARCHAR NOT NULL,
    number INTEGER,
    value_path VARCHAR,
    before_path VARCHAR,
    "before" VARCHAR,
    "after" VARCHAR,
    CONSTRAINT pk_changes PRIMARY KEY (report_id, position),
    CONSTRAINT ck_changes_kind CHECK (kind IN ('entry-added', 'entry-backdated', 'entry-removed', 'entry-renumbered', 'date-changed', 'percent-changed', 'spent-changed', 'spent-number-changed', 'plan-status-changed', 'target-status-changed', 'narrative-changed', 'name-changed', 'start-date-changed', 'end-date-changed', 'budget-changed', 'budget-spent-changed', 'total-spent-down', 'agency-changed', 'officer-changed', 'coordinator-changed', 'rationale-changed', 'objectives-changed', 'targets-changed', 'strategy-changed', 'certificate-changed', 'signatory-changed')),
    CONSTRAINT ck_changes_nature CHECK (nature IN ('real', 'form', 'unread')),
    CONSTRAINT fk_changes_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE,
    CONSTRAINT fk_changes_before_id FOREIGN KEY(before_id) REFERENCES reports (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_changes_before_id ON changes (before_id);

CREATE INDEX ix_changes_kind ON changes (kind, nature);

CREATE TABLE entries (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number INTEGER,
    date DATE,
    percent NUMERIC(15, 9),
    spent_number INTEGER,
    spent NUMERIC(15, 2),
    plan_status VARCHAR,
    target_status VARCHAR,
    cumulative_spent NUMERIC(15, 2),
    spent_unknown INTEGER NOT NULL,
    page INTEGER,
    line INTEGER,
    CONSTRAINT pk_entries PRIMARY KEY (report_id, position),
    CONSTRAINT ck_entries_number CHECK (number BETWEEN 0 AND 2147483647),
    CONSTRAINT ck_entries_spent_number CHECK (spent_number BETWEEN 0 AND 2147483647),
    CONSTRAINT ck_entries_percent CHECK (percent > -1000000 AND percent < 1000000),
    CONSTRAINT ck_entries_spent CHECK (spent > -10000000000000 AND spent < 10000000000000),
    CONSTRAINT ck_entries_plan_status CHECK (plan_status IN ('on_plan', 'behind_plan', 'ahead_of_plan', 'off_plan')),
    CONSTRAINT ck_entries_target_status CHECK (target_status IN ('on_target', 'below_target', 'above_target', 'off_target')),
    CONSTRAINT fk_entries_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE fonts (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    told_by VARCHAR,
    confirmed INTEGER NOT NULL,
    contradicted INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    CONSTRAINT pk_fonts PRIMARY KEY (report_id, position),
    CONSTRAINT fk_fonts_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE passages (
    report_id INTEGER NOT NULL,
    value_path VARCHAR NOT NULL,
    text_id INTEGER NOT NULL,
    CONSTRAINT pk_passages PRIMARY KEY (report_id, value_path),
    CONSTRAINT fk_passages_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE,
    CONSTRAINT fk_passages_text_id FOREIGN KEY(text_id) REFERENCES texts (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_passages_text_id ON passages (text_id);

CREATE TABLE places (
    report_id INTEGER NOT NULL,
    value_path VARCHAR NOT NULL,
    raw VARCHAR,
    page INTEGER NOT NULL,
    line INTEGER NOT NULL,
    CONSTRAINT pk_places PRIMARY KEY (report_id, value_path),
    CONSTRAINT ck_places_page CHECK (page >= 1),
    CONSTRAINT ck_places_line CHECK (line >= 1),
    CONSTRAINT fk_places_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE residue (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    page INTEGER NOT NULL,
    line INTEGER NOT NULL,
    CONSTRAINT pk_residue PRIMARY KEY (report_id, position),
    CONSTRAINT ck_residue_page CHECK (page >= 1),
    CONSTRAINT ck_residue_line CHECK (line >= 1),
    CONSTRAINT fk_residue_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE warnings (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    page INTEGER,
    line INTEGER,
    value_path VARCHAR,
    CONSTRAINT pk_warnings PRIMARY KEY (report_id, position),
    CONSTRAINT ck_warnings_page CHECK (page >= 1),
    CONSTRAINT ck_warnings_line CHECK (line >= 1),
    CONSTRAINT fk_warnings_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE boxes (
    report_id INTEGER NOT NULL,
    value_path VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    page INTEGER NOT NULL,
    x0 FLOAT NOT NULL,
    top FLOAT NOT NULL,
    x1 FLOAT NOT NULL,
    bottom FLOAT NOT NULL,
    CONSTRAINT pk_boxes PRIMARY KEY (report_id, value_path, position),
    CONSTRAINT fk_boxes_places FOREIGN KEY(report_id, value_path) REFERENCES places (report_id, value_path) ON DELETE CASCADE,
    CONSTRAINT ck_boxes_page CHECK (page >= 1)
)
 WITHOUT ROWID;

CREATE TRIGGER audit_actions_no_update BEFORE UPDATE ON audit_actions BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END;

CREATE TRIGGER audit_actions_no_delete BEFORE DELETE ON audit_actions BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END;

CREATE TRIGGER audit_actions_no_replace BEFORE INSERT ON audit_actions WHEN EXISTS (SELECT 1 FROM audit_actions WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'audit_actions is append-only'); END;
