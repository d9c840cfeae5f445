PRAGMA application_id = 1859095;
PRAGMA user_version = 1887681983;
CREATE TABLE "reports" (
  "id" TEXT NOT NULL,
  "schema" TEXT NOT NULL,
  "generator_name" TEXT NOT NULL,
  "generator_version" TEXT NOT NULL,
  "generator_grammar" TEXT NOT NULL,
  "generator_grammar_sha256" TEXT NOT NULL,
  "source_name" TEXT NOT NULL,
  "source_sha256" TEXT NOT NULL,
  "source_media_type" TEXT NOT NULL,
  "source_size" INTEGER NOT NULL,
  "source_pages" INTEGER,
  "title" TEXT,
  "kind" TEXT NOT NULL,
  "issuer" TEXT,
  "issued_on" TEXT,
  "coverage_claims" INTEGER NOT NULL,
  "coverage_checkable" INTEGER NOT NULL,
  "coverage_checked" INTEGER NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "report_years" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "year" INTEGER NOT NULL,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "citations" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "title" TEXT,
  "number" TEXT,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "report_inferred" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "origin" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "report_ocr_pages" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "page" INTEGER NOT NULL,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "sections" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "number" TEXT,
  "title" TEXT NOT NULL,
  "depth" INTEGER NOT NULL,
  "parent_id" TEXT,
  "first_block" INTEGER NOT NULL,
  "last_block" INTEGER NOT NULL,
  PRIMARY KEY ("report_id", "id"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "parent_id") REFERENCES sections (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "tables" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "caption" TEXT,
  "section_id" TEXT,
  "kind" TEXT NOT NULL,
  "row_count" INTEGER NOT NULL,
  "total_rows" TEXT NOT NULL,
  "subtotal_rows" TEXT NOT NULL,
  "pending" TEXT NOT NULL,
  "merged" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "id"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "section_id") REFERENCES sections (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "columns" (
  "report_id" TEXT NOT NULL,
  "table_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "header" TEXT NOT NULL,
  "field" TEXT,
  "indicator" TEXT,
  "unit" TEXT,
  PRIMARY KEY ("report_id", "table_id", "ordinal"),
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE "fragments" (
  "report_id" TEXT NOT NULL,
  "table_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "page" INTEGER,
  "bbox_x0" REAL,
  "bbox_top" REAL,
  "bbox_x1" REAL,
  "bbox_bottom" REAL,
  "first_row" INTEGER NOT NULL,
  "last_row" INTEGER NOT NULL,
  "joined_by" TEXT,
  "score" REAL NOT NULL,
  PRIMARY KEY ("report_id", "table_id", "ordinal"),
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE "blocks" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "page" INTEGER,
  "bbox_x0" REAL,
  "bbox_top" REAL,
  "bbox_x1" REAL,
  "bbox_bottom" REAL,
  "table_id" TEXT,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "claims" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "indicator" TEXT,
  "value" NUMERIC NOT NULL,
  "unit" TEXT,
  "text" TEXT NOT NULL,
  "modifier" TEXT NOT NULL,
  "low" NUMERIC,
  "high" NUMERIC,
  "step" NUMERIC NOT NULL,
  "role" TEXT NOT NULL,
  "modality" TEXT NOT NULL,
  "period" TEXT,
  "at_block" INTEGER,
  "at_start" INTEGER,
  "at_end" INTEGER,
  "at_page" INTEGER,
  "at_bbox_x0" REAL,
  "at_bbox_top" REAL,
  "at_bbox_x1" REAL,
  "at_bbox_bottom" REAL,
  "at_table_id" TEXT,
  "at_row" INTEGER,
  "at_column" INTEGER,
  "confidence" REAL NOT NULL,
  PRIMARY KEY ("report_id", "id"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "at_table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "claim_dimensions" (
  "report_id" TEXT NOT NULL,
  "claim_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "dimension" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "claim_id", "ordinal"),
  FOREIGN KEY ("report_id", "claim_id") REFERENCES claims ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE "records" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "table_id" TEXT,
  "row" INTEGER,
  "batch" TEXT,
  "certificate_text" TEXT,
  "certificate_name" TEXT,
  "certificate_method" TEXT,
  "certificate_score" REAL,
  "certificate_runner_up" TEXT,
  "level" TEXT,
  "tier" TEXT,
  "department" TEXT,
  "approved_count" NUMERIC,
  "applied_count" NUMERIC,
  "person_days" NUMERIC,
  "registered" NUMERIC,
  "examined" NUMERIC,
  "certified" NUMERIC,
  "pass_rate" NUMERIC,
  "pending" INTEGER NOT NULL,
  "at_block" INTEGER,
  "at_start" INTEGER,
  "at_end" INTEGER,
  "at_page" INTEGER,
  "at_bbox_x0" REAL,
  "at_bbox_top" REAL,
  "at_bbox_x1" REAL,
  "at_bbox_bottom" REAL,
  "at_table_id" TEXT,
  "at_row" INTEGER,
  "at_column" INTEGER,
  PRIMARY KEY ("report_id", "id"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id", "at_table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "record_majors" (
  "report_id" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "code" TEXT,
  "name" TEXT,
  "edition" TEXT,
  "status" TEXT NOT NULL,
  "current_code" TEXT,
  "method" TEXT NOT NULL,
  "score" REAL NOT NULL,
  PRIMARY KEY ("report_id", "record_id", "ordinal"),
  FOREIGN KEY ("report_id", "record_id") REFERENCES records ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE "record_grades" (
  "report_id" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "grade" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "record_id", "ordinal"),
  FOREIGN KEY ("report_id", "record_id") REFERENCES records ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE "record_sources" (
  "report_id" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "claim_id" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "record_id", "ordinal"),
  FOREIGN KEY ("report_id", "record_id") REFERENCES records ("report_id", "id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "claim_id") REFERENCES claims (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "checks" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  "verdict" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "stated" NUMERIC,
  "stated_text" TEXT,
  "computed" NUMERIC,
  "computed_text" TEXT,
  "difference" NUMERIC,
  "equation" TEXT,
  "reading" TEXT,
  "reason" TEXT,
  "message_zh" TEXT NOT NULL,
  "message_en" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "id"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "check_claims" (
  "report_id" TEXT NOT NULL,
  "check_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "claim_id" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "check_id", "ordinal"),
  FOREIGN KEY ("report_id", "check_id") REFERENCES checks ("report_id", "id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "claim_id") REFERENCES claims (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "check_places" (
  "report_id" TEXT NOT NULL,
  "check_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "block" INTEGER,
  "start" INTEGER,
  "end" INTEGER,
  "page" INTEGER,
  "bbox_x0" REAL,
  "bbox_top" REAL,
  "bbox_x1" REAL,
  "bbox_bottom" REAL,
  "table_id" TEXT,
  "row" INTEGER,
  "column" INTEGER,
  PRIMARY KEY ("report_id", "check_id", "ordinal"),
  FOREIGN KEY ("report_id", "check_id") REFERENCES checks ("report_id", "id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "hints" (
  "report_id" TEXT NOT NULL,
  "check_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "message_zh" TEXT NOT NULL,
  "message_en" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "check_id", "ordinal"),
  FOREIGN KEY ("report_id", "check_id") REFERENCES checks ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE "check_steps" (
  "report_id" TEXT NOT NULL,
  "check_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "value" NUMERIC,
  "value_text" TEXT,
  "running" NUMERIC,
  "running_text" TEXT,
  "label" TEXT,
  "claim_id" TEXT,
  "at_block" INTEGER,
  "at_start" INTEGER,
  "at_end" INTEGER,
  "at_page" INTEGER,
  "at_bbox_x0" REAL,
  "at_bbox_top" REAL,
  "at_bbox_x1" REAL,
  "at_bbox_bottom" REAL,
  "at_table_id" TEXT,
  "at_row" INTEGER,
  "at_column" INTEGER,
  "note_zh" TEXT,
  "note_en" TEXT,
  PRIMARY KEY ("report_id", "check_id", "ordinal"),
  FOREIGN KEY ("report_id", "check_id") REFERENCES checks ("report_id", "id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "claim_id") REFERENCES claims (report_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id", "at_table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "section_coverage" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "section_id" TEXT,
  "claims" INTEGER NOT NULL,
  "checkable" INTEGER NOT NULL,
  "checked" INTEGER NOT NULL,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "section_id") REFERENCES sections (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "schedule" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "diagnostics" (
  "report_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "message_zh" TEXT NOT NULL,
  "message_en" TEXT NOT NULL,
  PRIMARY KEY ("report_id", "ordinal"),
  FOREIGN KEY ("report_id") REFERENCES reports ("id") ON DELETE CASCADE
);
CREATE TABLE "diagnostic_places" (
  "report_id" TEXT NOT NULL,
  "diagnostic_ordinal" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "block" INTEGER,
  "start" INTEGER,
  "end" INTEGER,
  "page" INTEGER,
  "bbox_x0" REAL,
  "bbox_top" REAL,
  "bbox_x1" REAL,
  "bbox_bottom" REAL,
  "table_id" TEXT,
  "row" INTEGER,
  "column" INTEGER,
  PRIMARY KEY ("report_id", "diagnostic_ordinal", "ordinal"),
  FOREIGN KEY ("report_id", "diagnostic_ordinal") REFERENCES diagnostics ("report_id", "ordinal") ON DELETE CASCADE,
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables (report_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "cells" (
  "report_id" TEXT NOT NULL,
  "table_id" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  "role" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "page" INTEGER,
  PRIMARY KEY ("report_id", "table_id", "row", "column"),
  FOREIGN KEY ("report_id", "table_id") REFERENCES tables ("report_id", "id") ON DELETE CASCADE
);
CREATE TABLE files (
  path TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE
);
CREATE TABLE labels (
  relation TEXT NOT NULL,
  "column" TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  PRIMARY KEY (relation, "column")
);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  decision TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  note TEXT NOT NULL,
  figure INTEGER,
  former NUMERIC,
  value NUMERIC
);
CREATE TABLE comparisons (
  id TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  rule TEXT NOT NULL,
  verdict TEXT NOT NULL,
  severity TEXT NOT NULL,
  issuer TEXT,
  years TEXT NOT NULL,
  stated NUMERIC,
  computed NUMERIC,
  difference NUMERIC,
  equation TEXT,
  reason TEXT,
  hints TEXT NOT NULL,
  message_zh TEXT NOT NULL,
  message_en TEXT NOT NULL,
  fingerprint TEXT NOT NULL
);
CREATE TABLE comparison_sites (
  comparison_id TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  claim_id TEXT,
  block INTEGER,
  start INTEGER,
  "end" INTEGER,
  page INTEGER,
  table_id TEXT,
  row INTEGER,
  "column" INTEGER,
  PRIMARY KEY (comparison_id, ordinal)
);
CREATE TABLE passages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  block INTEGER,
  table_id TEXT,
  row INTEGER
);
CREATE VIRTUAL TABLE search USING fts5 (
  terms, content = 'search_source', content_rowid = 'id', columnsize = 0,
  tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_`{|}~'"
);
CREATE INDEX "by_sections_parent_id" ON "sections" ("report_id", "parent_id");
CREATE INDEX "by_tables_section_id" ON "tables" ("report_id", "section_id");
CREATE INDEX "by_blocks_table_id" ON "blocks" ("report_id", "table_id");
CREATE INDEX "by_claims_at_table_id" ON "claims" ("report_id", "at_table_id");
CREATE INDEX "by_records_table_id" ON "records" ("report_id", "table_id");
CREATE INDEX "by_records_at_table_id" ON "records" ("report_id", "at_table_id");
CREATE INDEX "by_record_sources_claim_id" ON "record_sources" ("report_id", "claim_id");
CREATE INDEX "by_check_claims_claim_id" ON "check_claims" ("report_id", "claim_id");
CREATE INDEX "by_check_places_table_id" ON "check_places" ("report_id", "table_id");
CREATE INDEX "by_check_steps_claim_id" ON "check_steps" ("report_id", "claim_id");
CREATE INDEX "by_check_steps_at_table_id" ON "check_steps" ("report_id", "at_table_id");
CREATE INDEX "by_section_coverage_section_id" ON "section_coverage" ("report_id", "section_id");
CREATE INDEX "by_diagnostic_places_table_id" ON "diagnostic_places" ("report_id", "table_id");
CREATE INDEX "by_files_report_id" ON "files" ("report_id");
CREATE INDEX "by_reports_issuer" ON "reports" ("issuer");
CREATE INDEX "by_records_type" ON "records" ("type");
CREATE INDEX "by_records_certificate_name" ON "records" ("certificate_name");
CREATE INDEX "by_checks_verdict" ON "checks" ("verdict");
CREATE INDEX "by_checks_fingerprint" ON "checks" ("fingerprint");
CREATE INDEX "by_decisions_fingerprint" ON "decisions" ("fingerprint");
CREATE INDEX "by_comparisons_rule" ON "comparisons" ("rule");
CREATE INDEX "by_comparisons_fingerprint" ON "comparisons" ("fingerprint");
CREATE INDEX "by_comparison_sites_report_id" ON "comparison_sites" ("report_id");
CREATE INDEX "by_passages_report_id" ON "passages" ("report_id");
