-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "edition" (
    "number" INTEGER NOT NULL,
    "as_of" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ NOT NULL,
    "sha256" TEXT NOT NULL,
    "previous_sha256" TEXT,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "current" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "edition" INTEGER NOT NULL,
    "take_downs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "current_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "ref" TEXT NOT NULL,
    "edition_from" INTEGER NOT NULL,
    "edition_to" INTEGER,
    "state" TEXT,
    "body" TEXT NOT NULL,
    "cycle" INTEGER,
    "position" TEXT NOT NULL,
    "claim" TEXT,
    "level" TEXT NOT NULL,
    "year" INTEGER,
    "addressee_kind" TEXT NOT NULL,
    "counting_unit" TEXT NOT NULL,
    "themes" TEXT[],
    "groups" TEXT[],
    "issuers" TEXT[],
    "action_category" INTEGER,
    "sort_key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "search" tsvector,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("ref","edition_from")
);

-- CreateTable
CREATE TABLE "entry" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "edition_from" INTEGER NOT NULL,
    "edition_to" INTEGER,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "salt" TEXT NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("kind","key","edition_from")
);

-- CreateTable
CREATE TABLE "take_down" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "take_down_pkey" PRIMARY KEY ("kind","key")
);

-- CreateIndex
CREATE INDEX "recommendation_state_body_cycle_idx" ON "recommendation"("state", "body", "cycle");

-- CreateIndex
CREATE INDEX "recommendation_search_idx" ON "recommendation" USING GIN ("search");

-- CreateIndex
CREATE INDEX "recommendation_sort_key_idx" ON "recommendation"("sort_key");
