ALTER TABLE "artefacts" ADD COLUMN "file_sha256" text;--> statement-breakpoint
-- None was signed before: a file and its unsigned bytes were the same.
ALTER TABLE "artefacts" DISABLE TRIGGER "artefacts_never_change";--> statement-breakpoint
UPDATE "artefacts" SET "file_sha256" = "sha256";--> statement-breakpoint
ALTER TABLE "artefacts" ENABLE TRIGGER "artefacts_never_change";--> statement-breakpoint
ALTER TABLE "artefacts" ALTER COLUMN "file_sha256" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_file_sha256_form" CHECK ("artefacts"."file_sha256" ~ '^[0-9a-f]{64}$');
