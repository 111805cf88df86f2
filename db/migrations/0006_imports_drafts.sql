ALTER TABLE "imports" DROP CONSTRAINT "imports_file_once";--> statement-breakpoint
ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_state_known";--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_state_known";--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_counts_fit";--> statement-breakpoint
ALTER TABLE "import_rows" ALTER COLUMN "reason" SET DATA TYPE jsonb USING to_jsonb("reason");--> statement-breakpoint
ALTER TABLE "import_rows" ALTER COLUMN "hint" SET DATA TYPE jsonb USING to_jsonb("hint");--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "error" SET DATA TYPE jsonb USING to_jsonb("error");--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "course_id" uuid;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "completed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "score" numeric;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "cells" jsonb;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "same_line" integer;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "variant" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "not_completed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "duplicates" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "known" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "forecast" jsonb;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_file_once" ON "imports" USING btree ("issuer_id","sha256","variant") WHERE state <> 'cancelled';--> statement-breakpoint
-- What an earlier version was reading is to be sent again; what it was recording goes on.
DELETE FROM "import_rows" WHERE "import_id" IN (SELECT "id" FROM "imports" WHERE "state" = 'reading');--> statement-breakpoint
UPDATE "imports" SET "state" = 'cancelled', "finished_at" = now(), "rows" = 0, "rejected" = 0 WHERE "state" = 'reading';--> statement-breakpoint
UPDATE "imports" SET "checked_at" = "created_at" WHERE "state" <> 'cancelled';--> statement-breakpoint
UPDATE "import_rows" r SET
  "email" = trim(r."values"->>'email'),
  "name" = trim(r."values"->>'name'),
  "course_id" = c."id",
  "completed_at" = trim(r."values"->>'completed_at')::timestamptz,
  "score" = nullif(trim(r."values"->>'score'), '')::numeric
FROM "imports" i, "courses" c
WHERE r."state" = 'accepted' AND i."id" = r."import_id" AND c."issuer_id" = i."issuer_id"
  AND lower(c."code") = lower(trim(r."values"->>'course_code'));--> statement-breakpoint
ALTER TABLE "import_rows" DROP COLUMN "values";--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_duplicate_when" CHECK (("import_rows"."state" = 'duplicate') = ("import_rows"."same_line" is not null));--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_accepted_whole" CHECK ("import_rows"."state" <> 'accepted' or ("import_rows"."email" is not null and "import_rows"."name" is not null
        and "import_rows"."course_id" is not null and "import_rows"."completed_at" is not null));--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_state_known" CHECK ("import_rows"."state" in ('accepted', 'rejected', 'not-completed', 'duplicate', 'known', 'recorded'));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_checked_when" CHECK ("imports"."state" in ('draft', 'cancelled') or "imports"."checked_at" is not null);--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_state_known" CHECK ("imports"."state" in ('draft', 'recording', 'done', 'failed', 'cancelled'));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_counts_fit" CHECK ("imports"."rejected" + "imports"."not_completed" + "imports"."duplicates" + "imports"."known" + "imports"."recorded" <= "imports"."rows"
        and "imports"."added" <= "imports"."recorded");