CREATE TABLE "newest_documents" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"fingerprint" text NOT NULL,
	CONSTRAINT "newest_documents_version_positive" CHECK ("newest_documents"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "redraws" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"certificate_ids" uuid[],
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"drawn" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"in_hand" uuid[],
	"after_fingerprint" text,
	"after_id" uuid,
	"error" jsonb,
	"asked_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "redraws_state_known" CHECK ("redraws"."state" in ('running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "redraws_ended_when" CHECK (("redraws"."ended_at" is null) = ("redraws"."state" = 'running')),
	CONSTRAINT "redraws_counts_not_negative" CHECK (least("redraws"."total", "redraws"."drawn", "redraws"."waiting") >= 0)
);
--> statement-breakpoint
DROP INDEX "artefacts_by_fingerprint";--> statement-breakpoint
ALTER TABLE "newest_documents" ADD CONSTRAINT "newest_documents_certificate" FOREIGN KEY ("issuer_id","certificate_id") REFERENCES "public"."certificates"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redraws" ADD CONSTRAINT "redraws_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redraws" ADD CONSTRAINT "redraws_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "newest_documents_by_fingerprint" ON "newest_documents" USING btree ("issuer_id","fingerprint","certificate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "redraws_one_running" ON "redraws" USING btree ("issuer_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "redraws_newest" ON "redraws" USING btree ("issuer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
INSERT INTO "newest_documents" ("certificate_id", "issuer_id", "version", "fingerprint")
SELECT DISTINCT ON (a."certificate_id") a."certificate_id", c."issuer_id", a."version", a."fingerprint"
FROM "artefacts" a JOIN "certificates" c ON c."id" = a."certificate_id"
WHERE a."kind" = 'pdf' ORDER BY a."certificate_id", a."version" DESC;
