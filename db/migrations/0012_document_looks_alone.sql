ALTER TABLE "template_versions" DROP CONSTRAINT "template_versions_paper_known";--> statement-breakpoint
ALTER TABLE "template_versions" ALTER COLUMN "look" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "template_versions" DROP COLUMN "design";--> statement-breakpoint
ALTER TABLE "template_versions" DROP COLUMN "paper";--> statement-breakpoint
ALTER TABLE "template_versions" DROP COLUMN "signatories";--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_look_object" CHECK (jsonb_typeof("template_versions"."look") = 'object');