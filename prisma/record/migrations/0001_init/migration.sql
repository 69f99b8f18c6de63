-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "state" (
    "iso3" TEXT NOT NULL,
    "iso2" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "regional_group" TEXT,
    "is_dossier" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "state_pkey" PRIMARY KEY ("iso3")
);

-- CreateTable
CREATE TABLE "body" (
    "code" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "body_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "symbol" TEXT,
    "title" TEXT NOT NULL,
    "body_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state_iso3" TEXT,
    "adopted_on" TEXT,
    "distributed_on" TEXT,
    "published_on" TEXT,
    "url" TEXT,
    "check_note" TEXT,
    "batch_id" UUID,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_cycle" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "state_iso3" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "session" INTEGER,
    "review_on" TEXT,
    "working_group_on" TEXT,
    "responded_on" TEXT,
    "adopted_on" TEXT,
    "document_id" UUID,
    "note" TEXT,
    "complete_at" TIMESTAMPTZ,

    CONSTRAINT "review_cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declared_total" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_cycle_id" UUID NOT NULL,
    "counting_unit" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "supported" INTEGER NOT NULL,
    "already_implemented" INTEGER,
    "being_implemented" INTEGER,
    "partly" INTEGER,
    "noted" INTEGER,
    "rejected" INTEGER,
    "pending" INTEGER,
    "as_of" TEXT NOT NULL,
    "source_title" TEXT NOT NULL,
    "source_url" TEXT,
    "check_note" TEXT,

    CONSTRAINT "declared_total_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ref" TEXT NOT NULL,
    "state_iso3" TEXT,
    "addressee_kind" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "territory" TEXT,
    "body_code" TEXT NOT NULL,
    "document_id" UUID,
    "review_cycle_id" UUID,
    "paragraph" TEXT,
    "counting_unit" TEXT NOT NULL,
    "text_verbatim" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "summary" TEXT,
    "issued_on" TEXT,
    "action_category" INTEGER,
    "inappropriate_reason" TEXT,
    "source_url" TEXT,
    "check_note" TEXT,
    "external_key" TEXT,
    "batch_id" UUID NOT NULL,
    "assigned_to_id" UUID,
    "withdrawn_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation_issuer" (
    "recommendation_id" UUID NOT NULL,
    "state_iso3" TEXT NOT NULL,

    CONSTRAINT "recommendation_issuer_pkey" PRIMARY KEY ("recommendation_id","state_iso3")
);

-- CreateTable
CREATE TABLE "theme" (
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "scheme_code" TEXT,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "recommendation_theme" (
    "recommendation_id" UUID NOT NULL,
    "theme_code" TEXT NOT NULL,

    CONSTRAINT "recommendation_theme_pkey" PRIMARY KEY ("recommendation_id","theme_code")
);

-- CreateTable
CREATE TABLE "affected_group" (
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "affected_group_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "recommendation_group" (
    "recommendation_id" UUID NOT NULL,
    "group_code" TEXT NOT NULL,

    CONSTRAINT "recommendation_group_pkey" PRIMARY KEY ("recommendation_id","group_code")
);

-- CreateTable
CREATE TABLE "state_response" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recommendation_id" UUID NOT NULL,
    "verbatim" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "claim" TEXT,
    "comment" TEXT,
    "source_title" TEXT,
    "source_url" TEXT,
    "responded_on" TEXT,
    "check_note" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "state_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "abbreviation" TEXT,
    "url" TEXT,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT,
    "name" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT,
    "frozen_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_session" (
    "token_hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ,
    "device" TEXT,

    CONSTRAINT "member_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT,
    "organisation_id" UUID,
    "member_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "url" TEXT,
    "archived_url" TEXT,
    "kind" TEXT NOT NULL,
    "published_on" TEXT,
    "occurred_on" TEXT,
    "summary_public" TEXT,
    "detail_restricted" TEXT,
    "confidentiality" TEXT NOT NULL,
    "embargoed_until" TIMESTAMPTZ,
    "derived_from_id" UUID,
    "organisation_id" UUID NOT NULL,
    "logged_by_id" UUID NOT NULL,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ,
    "retracted_at" TIMESTAMPTZ,
    "retraction_reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_link" (
    "evidence_id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "evidence_link_pkey" PRIMARY KEY ("evidence_id","recommendation_id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_id" UUID,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mime" TEXT NOT NULL,
    "original_name" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recommendation_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "structure" TEXT,
    "process" TEXT,
    "outcome" TEXT,
    "confidence" TEXT,
    "standard_of_proof" TEXT,
    "rationale_public" TEXT,
    "rationale_internal" TEXT,
    "evidence_cut_off" TEXT,
    "search_note" TEXT,
    "method" INTEGER NOT NULL DEFAULT 1,
    "organisation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ,
    "returned_at" TIMESTAMPTZ,
    "return_reason" TEXT,
    "approved_at" TIMESTAMPTZ,
    "approved_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ,
    "withdrawn_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_evidence" (
    "assessment_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "assessment_evidence_pkey" PRIMARY KEY ("assessment_id","evidence_id")
);

-- CreateTable
CREATE TABLE "outside_assessment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recommendation_id" UUID,
    "review_cycle_id" UUID,
    "assessor" TEXT NOT NULL,
    "scheme" TEXT,
    "grade" TEXT,
    "summary" TEXT NOT NULL,
    "assessed_on" TEXT,
    "source_title" TEXT NOT NULL,
    "source_url" TEXT,
    "check_note" TEXT,

    CONSTRAINT "outside_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "member_id" UUID NOT NULL,
    "did" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "previous_hash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rows" INTEGER NOT NULL,
    "report" JSONB NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition" (
    "number" INTEGER NOT NULL,
    "as_of" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "previous_sha256" TEXT,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "edition_item" (
    "edition" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content" JSONB,
    "salt" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "edition_item_pkey" PRIMARY KEY ("edition","kind","key")
);

-- CreateTable
CREATE TABLE "take_down" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "member_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "take_down_pkey" PRIMARY KEY ("kind","key")
);

-- CreateTable
CREATE TABLE "pending_change" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pending_change_pkey" PRIMARY KEY ("kind","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "state_iso2_key" ON "state"("iso2");

-- CreateIndex
CREATE UNIQUE INDEX "document_key_key" ON "document"("key");

-- CreateIndex
CREATE UNIQUE INDEX "document_symbol_key" ON "document"("symbol");

-- CreateIndex
CREATE UNIQUE INDEX "review_cycle_state_iso3_cycle_key" ON "review_cycle"("state_iso3", "cycle");

-- CreateIndex
CREATE UNIQUE INDEX "declared_total_review_cycle_id_counting_unit_key" ON "declared_total"("review_cycle_id", "counting_unit");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_ref_key" ON "recommendation"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_external_key_key" ON "recommendation"("external_key");

-- CreateIndex
CREATE INDEX "recommendation_state_iso3_body_code_idx" ON "recommendation"("state_iso3", "body_code");

-- CreateIndex
CREATE INDEX "recommendation_batch_id_idx" ON "recommendation"("batch_id");

-- CreateIndex
CREATE INDEX "recommendation_review_cycle_id_idx" ON "recommendation"("review_cycle_id");

-- CreateIndex
CREATE INDEX "state_response_recommendation_id_idx" ON "state_response"("recommendation_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "member_session_member_id_idx" ON "member_session"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_code_key" ON "evidence"("code");

-- CreateIndex
CREATE INDEX "evidence_link_recommendation_id_idx" ON "evidence_link"("recommendation_id");

-- CreateIndex
CREATE INDEX "attachment_evidence_id_idx" ON "attachment"("evidence_id");

-- CreateIndex
CREATE INDEX "attachment_sha256_idx" ON "attachment"("sha256");

-- CreateIndex
CREATE INDEX "assessment_recommendation_id_idx" ON "assessment"("recommendation_id");

-- CreateIndex
CREATE INDEX "edition_item_kind_key_edition_idx" ON "edition_item"("kind", "key", "edition");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_body_code_fkey" FOREIGN KEY ("body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_state_iso3_fkey" FOREIGN KEY ("state_iso3") REFERENCES "state"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_cycle" ADD CONSTRAINT "review_cycle_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declared_total" ADD CONSTRAINT "declared_total_review_cycle_id_fkey" FOREIGN KEY ("review_cycle_id") REFERENCES "review_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_state_iso3_fkey" FOREIGN KEY ("state_iso3") REFERENCES "state"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_body_code_fkey" FOREIGN KEY ("body_code") REFERENCES "body"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_review_cycle_id_fkey" FOREIGN KEY ("review_cycle_id") REFERENCES "review_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_assigned_to_id_fkey" FOREIGN KEY ("assigned_to_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_issuer" ADD CONSTRAINT "recommendation_issuer_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_issuer" ADD CONSTRAINT "recommendation_issuer_state_iso3_fkey" FOREIGN KEY ("state_iso3") REFERENCES "state"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_theme" ADD CONSTRAINT "recommendation_theme_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_theme" ADD CONSTRAINT "recommendation_theme_theme_code_fkey" FOREIGN KEY ("theme_code") REFERENCES "theme"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_group" ADD CONSTRAINT "recommendation_group_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_group" ADD CONSTRAINT "recommendation_group_group_code_fkey" FOREIGN KEY ("group_code") REFERENCES "affected_group"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_response" ADD CONSTRAINT "state_response_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_session" ADD CONSTRAINT "member_session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_logged_by_id_fkey" FOREIGN KEY ("logged_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_derived_from_id_fkey" FOREIGN KEY ("derived_from_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_evidence" ADD CONSTRAINT "assessment_evidence_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_evidence" ADD CONSTRAINT "assessment_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_assessment" ADD CONSTRAINT "outside_assessment_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_assessment" ADD CONSTRAINT "outside_assessment_review_cycle_id_fkey" FOREIGN KEY ("review_cycle_id") REFERENCES "review_cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_item" ADD CONSTRAINT "edition_item_edition_fkey" FOREIGN KEY ("edition") REFERENCES "edition"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
