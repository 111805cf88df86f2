ALTER TABLE "artefacts" DROP CONSTRAINT "artefacts_fingerprint_once";--> statement-breakpoint
ALTER TABLE "artefacts" ADD COLUMN "credential_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_fingerprint_once" UNIQUE("certificate_id","kind","fingerprint","credential_version");--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_credential_version" CHECK ("artefacts"."credential_version" >= 0);