CREATE TABLE import_runs (
    id SERIAL NOT NULL,
    raingan_version VARCHAR NOT NULL,
    started_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITHOUT TIME ZONE,
    found INTEGER,
    loaded INTEGER,
    unchanged INTEGER,
    refused INTEGER,
    skipped INTEGER,
    CONSTRAINT pk_import_runs PRIMARY KEY (id),
    CONSTRAINT ck_import_runs_counts CHECK (found = loaded + unchanged + refused)
);

CREATE TABLE projects (
    id SERIAL NOT NULL,
    code VARCHAR(13) NOT NULL,
    fiscal_year INTEGER NOT NULL,
    CONSTRAINT pk_projects PRIMARY KEY (id),
    CONSTRAINT uq_projects_code_fiscal_year UNIQUE (code, fiscal_year),
    CONSTRAINT ck_projects_code CHECK (code LIKE '________-____'),
    CONSTRAINT ck_projects_fiscal_year CHECK (fiscal_year BETWEEN 2400 AND 2699)
);

CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    CONSTRAINT pk_schema_version PRIMARY KEY (version)
);

CREATE TABLE documents (
    id SERIAL NOT NULL,
    run_id INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    media_type VARCHAR,
    encoding VARCHAR,
    pages INTEGER,
    text_from VARCHAR,
    exported_at TIMESTAMP WITHOUT TIME ZONE,
    parser_version VARCHAR NOT NULL,
    refusal VARCHAR,
    refusal_detail VARCHAR,
    first_seen_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (id),
    CONSTRAINT uq_documents_sha256 UNIQUE (sha256),
    CONSTRAINT ck_documents_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_documents_size CHECK (size >= 0),
    CONSTRAINT ck_documents_pages CHECK (pages >= 1),
    CONSTRAINT ck_documents_text_from CHECK (text_from IN ('text', 'pdf', 'ocr')),
    CONSTRAINT ck_documents_refusal CHECK (refusal IN ('empty', 'binary', 'unreadable', 'too-large', 'encrypted', 'damaged', 'no-text-layer', 'unreadable-fonts', 'no-report')),
    CONSTRAINT ck_documents_refusal_detail CHECK ((refusal IS NULL) = (refusal_detail IS NULL)),
    CONSTRAINT ck_documents_loaded CHECK (refusal IS NOT NULL OR (media_type IS NOT NULL AND pages IS NOT NULL)),
    CONSTRAINT fk_documents_run_id FOREIGN KEY(run_id) REFERENCES import_runs (id)
);

CREATE TABLE paths (
    id SERIAL NOT NULL,
    path VARCHAR NOT NULL,
    document_id INTEGER,
    refusal VARCHAR,
    refusal_detail VARCHAR,
    first_seen_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    CONSTRAINT pk_paths PRIMARY KEY (id),
    CONSTRAINT uq_paths_document_id_path UNIQUE (document_id, path),
    CONSTRAINT ck_paths_refusal CHECK (refusal IN ('empty', 'binary', 'unreadable', 'too-large', 'encrypted', 'damaged', 'no-text-layer', 'unreadable-fonts', 'no-report')),
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
    rationale VARCHAR,
    strategy_issue VARCHAR,
    strategy_sub_issue VARCHAR,
    strategy_goal VARCHAR,
    strategy_indicator VARCHAR,
    certified BOOLEAN NOT NULL,
    signatory VARCHAR,
    signatory_position VARCHAR,
    CONSTRAINT pk_reports PRIMARY KEY (id),
    CONSTRAINT ck_reports_code CHECK (code LIKE '________-____'),
    CONSTRAINT ck_reports_fiscal_year CHECK (fiscal_year BETWEEN 2400 AND 2699),
    CONSTRAINT ck_reports_budget_allocated CHECK (budget_allocated > -10000000000000 AND budget_allocated < 10000000000000),
    CONSTRAINT ck_reports_budget_spent CHECK (budget_spent > -10000000000000 AND budget_spent < 10000000000000),
    CONSTRAINT fk_reports_id FOREIGN KEY(id) REFERENCES documents (id) ON DELETE CASCADE,
    CONSTRAINT fk_reports_project_id FOREIGN KEY(project_id) REFERENCES projects (id)
);

CREATE INDEX ix_reports_project_id ON reports (project_id);

CREATE TABLE agency_levels (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT pk_agency_levels PRIMARY KEY (report_id, position),
    CONSTRAINT fk_agency_levels_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE TABLE entries (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number INTEGER,
    date DATE,
    narrative VARCHAR,
    percent NUMERIC(15, 9),
    spent_number INTEGER,
    spent NUMERIC(15, 2),
    plan_status VARCHAR,
    target_status VARCHAR,
    CONSTRAINT pk_entries PRIMARY KEY (report_id, position),
    CONSTRAINT ck_entries_number CHECK (number BETWEEN 0 AND 2147483647),
    CONSTRAINT ck_entries_spent_number CHECK (spent_number BETWEEN 0 AND 2147483647),
    CONSTRAINT ck_entries_percent CHECK (percent > -1000000 AND percent < 1000000),
    CONSTRAINT ck_entries_spent CHECK (spent > -10000000000000 AND spent < 10000000000000),
    CONSTRAINT ck_entries_plan_status CHECK (plan_status IN ('on_plan', 'behind_plan', 'ahead_of_plan', 'off_plan')),
    CONSTRAINT ck_entries_target_status CHECK (target_status IN ('on_target', 'below_target', 'above_target', 'off_target')),
    CONSTRAINT fk_entries_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE TABLE objectives (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    CONSTRAINT pk_objectives PRIMARY KEY (report_id, position),
    CONSTRAINT fk_objectives_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);

CREATE TABLE places (
    report_id INTEGER NOT NULL,
    value_path VARCHAR NOT NULL,
    raw VARCHAR NOT NULL,
    page INTEGER NOT NULL,
    line INTEGER NOT NULL,
    CONSTRAINT pk_places PRIMARY KEY (report_id, value_path),
    CONSTRAINT ck_places_page CHECK (page >= 1),
    CONSTRAINT ck_places_line CHECK (line >= 1),
    CONSTRAINT fk_places_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);

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
);

CREATE TABLE targets (
    report_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    CONSTRAINT pk_targets PRIMARY KEY (report_id, position),
    CONSTRAINT fk_targets_report_id FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);

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
);

CREATE TABLE boxes (
    report_id INTEGER NOT NULL,
    value_path VARCHAR NOT NULL,
    x0 FLOAT NOT NULL,
    top FLOAT NOT NULL,
    x1 FLOAT NOT NULL,
    bottom FLOAT NOT NULL,
    CONSTRAINT pk_boxes PRIMARY KEY (report_id, value_path),
    CONSTRAINT fk_boxes_places FOREIGN KEY(report_id, value_path) REFERENCES places (report_id, value_path) ON DELETE CASCADE
);
