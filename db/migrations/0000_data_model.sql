CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	"platform_admin" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE TABLE "artefacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"certificate_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"fingerprint" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artefacts_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "artefacts_version_once" UNIQUE("certificate_id","kind","version"),
	CONSTRAINT "artefacts_fingerprint_once" UNIQUE("certificate_id","kind","fingerprint"),
	CONSTRAINT "artefacts_sha256_form" CHECK ("artefacts"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "artefacts_not_empty" CHECK ("artefacts"."bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "batch_items" (
	"batch_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"certification_id" uuid NOT NULL,
	"completion_id" uuid NOT NULL,
	"state" text NOT NULL,
	"code" text,
	"reason" text,
	"certificate_id" uuid,
	CONSTRAINT "batch_items_batch_id_learner_id_certification_id_pk" PRIMARY KEY("batch_id","learner_id","certification_id"),
	CONSTRAINT "batch_items_state_known" CHECK ("batch_items"."state" in ('pending', 'issued', 'waiting', 'refused')),
	CONSTRAINT "batch_items_reason_given" CHECK ("batch_items"."state" in ('pending', 'issued') or ("batch_items"."code" is not null and "batch_items"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"import_id" uuid,
	"asked" integer NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"issued" integer DEFAULT 0 NOT NULL,
	"rendered" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batches_cause_unique" UNIQUE("cause"),
	CONSTRAINT "batches_counts_fit" CHECK ("batches"."issued" + "batches"."waiting" + "batches"."refused" <= "batches"."total"),
	CONSTRAINT "batches_rendered_fit" CHECK ("batches"."rendered" <= "batches"."issued")
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"public_id" text NOT NULL,
	"issuer_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"certification_id" uuid NOT NULL,
	"certification_version_id" uuid NOT NULL,
	"completion_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"recipient_name" text NOT NULL,
	"score" numeric(5, 2),
	"awarded_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"issued_at" timestamp with time zone NOT NULL,
	"supersedes_id" uuid,
	CONSTRAINT "certificates_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "certificates_supersedes_id_unique" UNIQUE("supersedes_id"),
	CONSTRAINT "certificates_as_held" UNIQUE("id","learner_id","certification_id","cycle"),
	CONSTRAINT "certificates_of_issuer" UNIQUE("issuer_id","id"),
	CONSTRAINT "certificates_once_a_completion" UNIQUE("completion_id","certification_id"),
	CONSTRAINT "certificates_public_id_form" CHECK ("certificates"."public_id" ~ '^[0-9A-Za-z]{24,}$'),
	CONSTRAINT "certificates_cycle_positive" CHECK ("certificates"."cycle" > 0),
	CONSTRAINT "certificates_expiry_after_award" CHECK ("certificates"."expires_at" > "certificates"."awarded_at"),
	CONSTRAINT "certificates_not_own_successor" CHECK ("certificates"."supersedes_id" <> "certificates"."id")
);
--> statement-breakpoint
CREATE TABLE "expiry_notices" (
	"certificate_id" uuid NOT NULL,
	"threshold" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "expiry_notices_certificate_id_threshold_pk" PRIMARY KEY("certificate_id","threshold")
);
--> statement-breakpoint
CREATE TABLE "holdings" (
	"learner_id" uuid NOT NULL,
	"certification_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"certificate_id" uuid NOT NULL,
	CONSTRAINT "holdings_learner_id_certification_id_cycle_pk" PRIMARY KEY("learner_id","certification_id","cycle"),
	CONSTRAINT "holdings_certificate_id_unique" UNIQUE("certificate_id")
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"certification_id" uuid NOT NULL,
	"completion_id" uuid NOT NULL,
	"certificate_id" uuid,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"reason_class" text NOT NULL,
	"reason" text NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "revocations_class_known" CHECK ("revocations"."reason_class" in ('issued-in-error', 'misconduct', 'requirements-not-met', 'replaced', 'other')),
	CONSTRAINT "revocations_reason_given" CHECK (length(trim("revocations"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"certificate_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"suspended_by" uuid,
	"suspended_at" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "suspensions_lifted_after" CHECK ("suspensions"."lifted_at" >= "suspensions"."suspended_at")
);
--> statement-breakpoint
CREATE TABLE "certification_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"certification_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"template_version_id" uuid NOT NULL,
	"valid_months" integer,
	"renewal_days" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certification_versions_once" UNIQUE("certification_id","version"),
	CONSTRAINT "certification_versions_of_certification" UNIQUE("certification_id","id"),
	CONSTRAINT "certification_versions_valid_positive" CHECK ("certification_versions"."valid_months" > 0),
	CONSTRAINT "certification_versions_renewal_needs_expiry" CHECK ("certification_versions"."renewal_days" is null or ("certification_versions"."renewal_days" > 0 and "certification_versions"."valid_months" is not null))
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certifications_slug_unique" UNIQUE("slug"),
	CONSTRAINT "certifications_of_issuer" UNIQUE("issuer_id","id")
);
--> statement-breakpoint
CREATE TABLE "requirements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"certification_id" uuid NOT NULL,
	"certification_version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"course_id" uuid,
	"pass_mark" numeric(5, 2),
	"required_certification_id" uuid,
	"fee_amount" integer,
	"fee_currency" text,
	CONSTRAINT "requirements_pass_mark_range" CHECK ("requirements"."pass_mark" between 0 and 100),
	CONSTRAINT "requirements_one_kind" CHECK (case "requirements"."kind"
        when 'course' then "requirements"."course_id" is not null and num_nonnulls("requirements"."required_certification_id", "requirements"."fee_amount", "requirements"."fee_currency") = 0
        when 'certification' then "requirements"."required_certification_id" is not null and "requirements"."required_certification_id" <> "requirements"."certification_id" and num_nonnulls("requirements"."course_id", "requirements"."pass_mark", "requirements"."fee_amount", "requirements"."fee_currency") = 0
        when 'fee' then "requirements"."fee_amount" > 0 and "requirements"."fee_currency" ~ '^[A-Z]{3}$' and num_nonnulls("requirements"."course_id", "requirements"."pass_mark", "requirements"."required_certification_id") = 0
        else false end)
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"design" text NOT NULL,
	"paper" text NOT NULL,
	"signatories" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_versions_once" UNIQUE("template_id","version"),
	CONSTRAINT "template_versions_of_issuer" UNIQUE("issuer_id","id"),
	CONSTRAINT "template_versions_paper_known" CHECK ("template_versions"."paper" in ('a4', 'letter'))
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "templates_of_issuer" UNIQUE("issuer_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"issuer_id" uuid,
	"subject_ids" uuid[] NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"issuer_id" uuid,
	"subject_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_id_occurred_at_pk" PRIMARY KEY("id","occurred_at")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"values" jsonb NOT NULL,
	"state" text NOT NULL,
	"column" text,
	"reason" text,
	"hint" text,
	"completion_id" uuid,
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line"),
	CONSTRAINT "import_rows_state_known" CHECK ("import_rows"."state" in ('accepted', 'rejected', 'recorded')),
	CONSTRAINT "import_rows_reason_when" CHECK (("import_rows"."state" = 'rejected') = ("import_rows"."reason" is not null)),
	CONSTRAINT "import_rows_completion_when" CHECK (("import_rows"."state" = 'recorded') = ("import_rows"."completion_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"error" text,
	"rows" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"recorded" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "imports_file_once" UNIQUE("issuer_id","sha256"),
	CONSTRAINT "imports_state_known" CHECK ("imports"."state" in ('reading', 'recording', 'done', 'failed')),
	CONSTRAINT "imports_error_when" CHECK (("imports"."state" = 'failed') = ("imports"."error" is not null)),
	CONSTRAINT "imports_counts_fit" CHECK ("imports"."rejected" + "imports"."recorded" <= "imports"."rows" and "imports"."added" <= "imports"."recorded")
);
--> statement-breakpoint
CREATE TABLE "issuers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "issuers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "issuers_slug_form" CHECK ("issuers"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "members" (
	"issuer_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_issuer_id_user_id_pk" PRIMARY KEY("issuer_id","user_id"),
	CONSTRAINT "members_role_known" CHECK ("members"."role" in ('reviewer', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "job_crons" (
	"function_id" text NOT NULL,
	"cron" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	CONSTRAINT "job_crons_function_id_cron_pk" PRIMARY KEY("function_id","cron")
);
--> statement-breakpoint
CREATE TABLE "job_events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_functions" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"triggers" json NOT NULL,
	"retries" smallint NOT NULL,
	"concurrency" integer,
	"registered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "job_idempotency" (
	"function_id" text NOT NULL,
	"key" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_idempotency_function_id_key_pk" PRIMARY KEY("function_id","key")
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"event_id" text NOT NULL,
	"event_name" text NOT NULL,
	"event" json NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"lease" integer DEFAULT 0 NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"step_count" integer DEFAULT 0 NOT NULL,
	"state_bytes" integer DEFAULT 0 NOT NULL,
	"result" json,
	"error" json,
	"parent_run_id" uuid,
	"parent_step_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "job_runs_function_event" UNIQUE("function_id","event_id"),
	CONSTRAINT "job_runs_status" CHECK ("job_runs"."status" in ('queued', 'running', 'completed', 'failed', 'cancelled')),
	CONSTRAINT "job_runs_ended_at" CHECK (("job_runs"."ended_at" is null) = ("job_runs"."status" in ('queued', 'running')))
);
--> statement-breakpoint
CREATE TABLE "job_slots" (
	"run_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"function_id" text NOT NULL,
	"worker_id" uuid,
	"task" text NOT NULL,
	"payload" json NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_slots_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "job_steps" (
	"run_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"joined" boolean DEFAULT false NOT NULL,
	"position" integer,
	"data" json,
	"error" json,
	"wake_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "job_steps_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE TABLE "job_waits" (
	"run_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"event_name" text NOT NULL,
	"expression" text,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_waits_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "job_workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pool_id" text NOT NULL,
	"lock_key" bigint NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_workers_lock_key_unique" UNIQUE("lock_key")
);
--> statement-breakpoint
CREATE TABLE "completions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	"score" numeric(5, 2),
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "completions_once" UNIQUE("learner_id","course_id","completed_at"),
	CONSTRAINT "completions_of_learner" UNIQUE("learner_id","id"),
	CONSTRAINT "completions_score_range" CHECK ("completions"."score" between 0 and 100),
	CONSTRAINT "completions_source_known" CHECK ("completions"."source" in ('lms', 'admin', 'import'))
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"code" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courses_slug_unique" UNIQUE("slug"),
	CONSTRAINT "courses_of_issuer" UNIQUE("issuer_id","id")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"issuer_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enrolments_learner_id_course_id_pk" PRIMARY KEY("learner_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "learning_paths" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "learning_paths_slug_unique" UNIQUE("slug"),
	CONSTRAINT "learning_paths_of_issuer" UNIQUE("issuer_id","id")
);
--> statement-breakpoint
CREATE TABLE "path_courses" (
	"issuer_id" uuid NOT NULL,
	"path_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "path_courses_path_id_course_id_pk" PRIMARY KEY("path_id","course_id"),
	CONSTRAINT "path_courses_position_once" UNIQUE("path_id","position")
);
--> statement-breakpoint
CREATE TABLE "mailbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"secret_links" boolean DEFAULT false NOT NULL,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailbox_messages_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notification_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"provider_id" text,
	"error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deliveries_once" UNIQUE("notification_id","channel"),
	CONSTRAINT "deliveries_state_known" CHECK ("deliveries"."state" in ('pending', 'sent', 'failed')),
	CONSTRAINT "deliveries_sent_when" CHECK (("deliveries"."state" = 'sent') = ("deliveries"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"learner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"certificate_id" uuid NOT NULL,
	"threshold" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_once" UNIQUE("learner_id","type","certificate_id","threshold"),
	CONSTRAINT "notifications_type_known" CHECK ("notifications"."type" in ('issued', 'revoked', 'expiring', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "learners_of_issuer" UNIQUE("issuer_id","id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_completion_id_completions_id_fk" FOREIGN KEY ("completion_id") REFERENCES "public"."completions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_certification" FOREIGN KEY ("issuer_id","certification_id") REFERENCES "public"."certifications"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_version" FOREIGN KEY ("certification_id","certification_version_id") REFERENCES "public"."certification_versions"("certification_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_completion" FOREIGN KEY ("learner_id","completion_id") REFERENCES "public"."completions"("learner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_supersedes" FOREIGN KEY ("supersedes_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expiry_notices" ADD CONSTRAINT "expiry_notices_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_completion_id_completions_id_fk" FOREIGN KEY ("completion_id") REFERENCES "public"."completions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_suspended_by_users_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_versions" ADD CONSTRAINT "certification_versions_certification" FOREIGN KEY ("issuer_id","certification_id") REFERENCES "public"."certifications"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_versions" ADD CONSTRAINT "certification_versions_template" FOREIGN KEY ("issuer_id","template_version_id") REFERENCES "public"."template_versions"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_version" FOREIGN KEY ("certification_id","certification_version_id") REFERENCES "public"."certification_versions"("certification_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_issuer" FOREIGN KEY ("issuer_id","certification_id") REFERENCES "public"."certifications"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_course" FOREIGN KEY ("issuer_id","course_id") REFERENCES "public"."courses"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirements" ADD CONSTRAINT "requirements_certification" FOREIGN KEY ("issuer_id","required_certification_id") REFERENCES "public"."certifications"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template" FOREIGN KEY ("issuer_id","template_id") REFERENCES "public"."templates"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_completion_id_completions_id_fk" FOREIGN KEY ("completion_id") REFERENCES "public"."completions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_crons" ADD CONSTRAINT "job_crons_function_id_job_functions_id_fk" FOREIGN KEY ("function_id") REFERENCES "public"."job_functions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_slots" ADD CONSTRAINT "job_slots_run_id_job_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."job_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_steps" ADD CONSTRAINT "job_steps_run_id_job_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."job_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_waits" ADD CONSTRAINT "job_waits_run_id_job_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."job_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completions" ADD CONSTRAINT "completions_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completions" ADD CONSTRAINT "completions_course" FOREIGN KEY ("issuer_id","course_id") REFERENCES "public"."courses"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_learner" FOREIGN KEY ("issuer_id","learner_id") REFERENCES "public"."learners"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_course" FOREIGN KEY ("issuer_id","course_id") REFERENCES "public"."courses"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_paths" ADD CONSTRAINT "learning_paths_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_courses" ADD CONSTRAINT "path_courses_path" FOREIGN KEY ("issuer_id","path_id") REFERENCES "public"."learning_paths"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "path_courses" ADD CONSTRAINT "path_courses_course" FOREIGN KEY ("issuer_id","course_id") REFERENCES "public"."courses"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_notification_id_notifications_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learners" ADD CONSTRAINT "learners_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_once" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "batch_items_pending" ON "batch_items" USING btree ("batch_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "batch_items_by_completion" ON "batch_items" USING btree ("completion_id");--> statement-breakpoint
CREATE INDEX "batches_by_issuer" ON "batches" USING btree ("issuer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "batches_by_import" ON "batches" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "certificates_newest" ON "certificates" USING btree ("issuer_id","issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_by_learner" ON "certificates" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "certificates_by_batch" ON "certificates" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "certificates_by_certification" ON "certificates" USING btree ("certification_id");--> statement-breakpoint
CREATE INDEX "certificates_by_expiry" ON "certificates" USING btree ("expires_at","id") WHERE expires_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_one_open" ON "review_items" USING btree ("completion_id","certification_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "review_items_open" ON "review_items" USING btree ("issuer_id","created_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "suspensions_one_open" ON "suspensions" USING btree ("certificate_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "requirements_by_version" ON "requirements" USING btree ("certification_version_id");--> statement-breakpoint
CREATE INDEX "requirements_by_course" ON "requirements" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "requirements_by_certification" ON "requirements" USING btree ("required_certification_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requirements_fee_once" ON "requirements" USING btree ("certification_version_id") WHERE kind = 'fee';--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("issuer_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_by_subject" ON "audit_log" USING gin ("subject_ids");--> statement-breakpoint
CREATE INDEX "events_by_subject" ON "events" USING btree ("subject_id","occurred_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "events_by_issuer" ON "events" USING btree ("issuer_id","name","occurred_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "outbox" USING btree ("created_at","id") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "import_rows_accepted" ON "import_rows" USING btree ("import_id","line") WHERE state = 'accepted';--> statement-breakpoint
CREATE INDEX "import_rows_by_completion" ON "import_rows" USING btree ("completion_id");--> statement-breakpoint
CREATE INDEX "imports_newest" ON "imports" USING btree ("issuer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "job_crons_next_at" ON "job_crons" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "job_events_received_at" ON "job_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "job_idempotency_expires_at" ON "job_idempotency" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "job_runs_function_id_id" ON "job_runs" USING btree ("function_id","id");--> statement-breakpoint
CREATE INDEX "job_runs_status_id" ON "job_runs" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "job_runs_active" ON "job_runs" USING btree ("function_id") WHERE "job_runs"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "job_runs_ended" ON "job_runs" USING btree ("ended_at") WHERE "job_runs"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "job_slots_function_asked" ON "job_slots" USING btree ("function_id","asked_at");--> statement-breakpoint
CREATE INDEX "job_waits_event_name" ON "job_waits" USING btree ("event_name");--> statement-breakpoint
CREATE INDEX "completions_by_course" ON "completions" USING btree ("course_id","completed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_code_once" ON "courses" USING btree ("issuer_id",lower("code"));--> statement-breakpoint
CREATE INDEX "mailbox_messages_newest" ON "mailbox_messages" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "deliveries_pending" ON "deliveries" USING btree ("created_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "notifications_inbox" ON "notifications" USING btree ("learner_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "learners_email_once" ON "learners" USING btree ("issuer_id",lower("email"));--> statement-breakpoint
CREATE INDEX "learners_by_email" ON "learners" USING btree (lower("email"));