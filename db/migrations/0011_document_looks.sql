ALTER TABLE "certificates" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "certification_versions" ADD COLUMN "skills" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "template_versions" ADD COLUMN "look" jsonb;--> statement-breakpoint
ALTER TABLE "completions" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- A version's look was three columns; the rows are as immutable as before.
ALTER TABLE "template_versions" DISABLE TRIGGER "template_versions_never_change";
--> statement-breakpoint
UPDATE "template_versions" SET "look" =
  jsonb_build_object('design', "design", 'paper', "paper", 'signatories', "signatories");
--> statement-breakpoint
ALTER TABLE "template_versions" ENABLE TRIGGER "template_versions_never_change";
