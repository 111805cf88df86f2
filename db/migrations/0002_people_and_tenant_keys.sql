CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" uuid,
	"round" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"mailed_at" timestamp with time zone,
	"mail_error" text,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_role_known" CHECK ("invitations"."role" in ('reviewer', 'admin')),
	CONSTRAINT "invitations_one_end" CHECK (num_nonnulls("invitations"."accepted_at", "invitations"."revoked_at") <= 1),
	CONSTRAINT "invitations_round_positive" CHECK ("invitations"."round" > 0)
);
--> statement-breakpoint
CREATE TABLE "former_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"email" text NOT NULL,
	"replaced_by" uuid,
	"replaced_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_state_known";
--> statement-breakpoint
ALTER TABLE "batch_items" DROP CONSTRAINT "batch_items_batch_id_batches_id_fk";
--> statement-breakpoint
ALTER TABLE "batch_items" DROP CONSTRAINT "batch_items_learner_id_learners_id_fk";
--> statement-breakpoint
ALTER TABLE "batch_items" DROP CONSTRAINT "batch_items_certification_id_certifications_id_fk";
--> statement-breakpoint
ALTER TABLE "batch_items" DROP CONSTRAINT "batch_items_completion_id_completions_id_fk";
--> statement-breakpoint
ALTER TABLE "certificates" DROP CONSTRAINT "certificates_batch_id_batches_id_fk";
--> statement-breakpoint
ALTER TABLE "review_items" DROP CONSTRAINT "review_items_learner_id_learners_id_fk";
--> statement-breakpoint
ALTER TABLE "review_items" DROP CONSTRAINT "review_items_certification_id_certifications_id_fk";
--> statement-breakpoint
ALTER TABLE "review_items" DROP CONSTRAINT "review_items_completion_id_completions_id_fk";
--> statement-breakpoint
ALTER TABLE "review_items" DROP CONSTRAINT "review_items_certificate_id_certificates_id_fk";
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_learner_id_learners_id_fk";
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_certificate_id_certificates_id_fk";
--> statement-breakpoint
DROP INDEX "review_items_open";
--> statement-breakpoint
ALTER TABLE "holdings" DROP CONSTRAINT "holdings_learner_id_certification_id_cycle_pk";
--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_of_issuer" UNIQUE("issuer_id","id");
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_of_issuer" UNIQUE("issuer_id","id");
--> statement-breakpoint
ALTER TABLE "batch_items" ALTER COLUMN "reason" SET DATA TYPE jsonb USING to_jsonb("reason");
--> statement-breakpoint
ALTER TABLE "review_items" ALTER COLUMN "reason" SET DATA TYPE jsonb USING to_jsonb("reason");
--> statement-breakpoint
ALTER TABLE "batch_items" ADD COLUMN "issuer_id" uuid;
--> statement-breakpoint
ALTER TABLE "holdings" ADD COLUMN "holder_id" uuid;
--> statement-breakpoint
ALTER TABLE "issuers" ADD COLUMN "description" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "address" text;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "due_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "claimed_by" uuid;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "claimed_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "issuer_id" uuid;
--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "merged_into_id" uuid;
--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "merged_at" timestamp with time zone;
--> statement-breakpoint
UPDATE "batch_items" i SET "issuer_id" = b."issuer_id" FROM "batches" b WHERE b."id" = i."batch_id";
--> statement-breakpoint
ALTER TABLE "batch_items" ALTER COLUMN "issuer_id" SET NOT NULL;
--> statement-breakpoint
UPDATE "holdings" SET "holder_id" = "learner_id";
--> statement-breakpoint
ALTER TABLE "holdings" ALTER COLUMN "holder_id" SET NOT NULL;
--> statement-breakpoint
UPDATE "notifications" n SET "issuer_id" = l."issuer_id" FROM "learners" l WHERE l."id" = n."learner_id";
--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "issuer_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "holdings" ADD CONSTRAINT "holdings_holder_id_certification_id_pk" PRIMARY KEY("holder_id","certification_id");
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "former_addresses" ADD CONSTRAINT "former_addresses_replaced_by_users_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "former_addresses" ADD CONSTRAINT "former_addresses_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open" ON "invitations" USING btree ("issuer_id",lower("email")) WHERE accepted_at is null and revoked_at is null;
--> statement-breakpoint
CREATE INDEX "invitations_newest" ON "invitations" USING btree ("issuer_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "former_addresses_by_email" ON "former_addresses" USING btree ("issuer_id",lower("email"));
--> statement-breakpoint
CREATE INDEX "former_addresses_by_learner" ON "former_addresses" USING btree ("learner_id");
--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_batch" FOREIGN KEY ("issuer_id","batch_id") REFERENCES "public"."batches"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_certification" FOREIGN KEY ("issuer_id","certification_id") REFERENCES "public"."certifications"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_completion" FOREIGN KEY ("learner_id","completion_id") REFERENCES "public"."completions"("learner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_certificate" FOREIGN KEY ("issuer_id","certificate_id") REFERENCES "public"."certificates"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_import" FOREIGN KEY ("issuer_id","import_id") REFERENCES "public"."imports"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_batch" FOREIGN KEY ("issuer_id","batch_id") REFERENCES "public"."batches"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "holdings" ADD CONSTRAINT "holdings_holder_id_learners_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_certification" FOREIGN KEY ("issuer_id","certification_id") REFERENCES "public"."certifications"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_completion" FOREIGN KEY ("learner_id","completion_id") REFERENCES "public"."completions"("learner_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_certificate" FOREIGN KEY ("issuer_id","certificate_id") REFERENCES "public"."certificates"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_certificate" FOREIGN KEY ("issuer_id","certificate_id") REFERENCES "public"."certificates"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_merged_into" FOREIGN KEY ("issuer_id","merged_into_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_log_newest_of_all" ON "audit_log" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("actor","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "audit_log_by_action" ON "audit_log" USING btree ("action","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "members_by_user" ON "members" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "deliveries_undelivered" ON "deliveries" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state in ('failed', 'bounced');
--> statement-breakpoint
CREATE INDEX "notifications_by_certificate" ON "notifications" USING btree ("certificate_id");
--> statement-breakpoint
CREATE INDEX "learners_newest" ON "learners" USING btree ("issuer_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "learners_newest_of_all" ON "learners" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "learners_by_name" ON "learners" USING btree ("issuer_id",lower("name"));
--> statement-breakpoint
CREATE INDEX "learners_merged" ON "learners" USING btree ("merged_into_id") WHERE merged_into_id is not null;
--> statement-breakpoint
CREATE INDEX "review_items_open" ON "review_items" USING btree ("issuer_id","created_at","id") WHERE resolved_at is null;
--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_kind_known" CHECK ("artefacts"."kind" in ('pdf'));
--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_version_positive" CHECK ("artefacts"."version" > 0);
--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_counts_not_negative" CHECK (least("batches"."asked", "batches"."issued", "batches"."rendered", "batches"."waiting", "batches"."refused") >= 0);
--> statement-breakpoint
ALTER TABLE "expiry_notices" ADD CONSTRAINT "expiry_notices_threshold_in_days" CHECK ("expiry_notices"."threshold" between 0 and 366);
--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_reason_given" CHECK (length(trim("suspensions"."reason")) > 0);
--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_kind_known" CHECK ("audit_log"."actor_kind" in ('user', 'system'));
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_channel_known" CHECK ("deliveries"."channel" in ('email'));
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_attempts_not_negative" CHECK ("deliveries"."attempts" >= 0);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_bounced_where" CHECK ("deliveries"."state" <> 'bounced' or "deliveries"."address" is not null);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_claim_whole" CHECK (("deliveries"."claimed_by" is null) = ("deliveries"."claimed_at" is null) and ("deliveries"."claimed_by" is null or "deliveries"."state" = 'pending'));
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_state_known" CHECK ("deliveries"."state" in ('pending', 'sent', 'failed', 'bounced'));
--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_threshold_in_days" CHECK ("notifications"."threshold" between 0 and 366);
--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_merged_when" CHECK (("learners"."merged_into_id" is null) = ("learners"."merged_at" is null));
