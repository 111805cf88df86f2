CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"replaced_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_prefix_unique" UNIQUE("prefix"),
	CONSTRAINT "api_keys_hash_form" CHECK ("api_keys"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "api_keys_named" CHECK (length(trim("api_keys"."name")) > 0),
	CONSTRAINT "api_keys_some_scope" CHECK (cardinality("api_keys"."scopes") > 0)
);
--> statement-breakpoint
CREATE TABLE "credential_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"algorithm" text NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"compromised_at" timestamp with time zone,
	"compromised_since" timestamp with time zone,
	"trusted_size" bigint,
	CONSTRAINT "credential_keys_public_key_unique" UNIQUE("public_key"),
	CONSTRAINT "credential_keys_of_issuer" UNIQUE("issuer_id","id"),
	CONSTRAINT "credential_keys_algorithm_known" CHECK ("credential_keys"."algorithm" in ('ed25519', 'p256')),
	CONSTRAINT "credential_keys_replaced_first" CHECK ("credential_keys"."replaced_at" is not null or ("credential_keys"."retired_at" is null and "credential_keys"."compromised_at" is null)),
	CONSTRAINT "credential_keys_cut_off" CHECK (("credential_keys"."compromised_at" is null) = ("credential_keys"."compromised_since" is null) and ("credential_keys"."compromised_at" is null) = ("credential_keys"."trusted_size" is null)),
	CONSTRAINT "credential_keys_in_use_open" CHECK ("credential_keys"."replaced_at" is not null or "credential_keys"."private_key" is not null)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"certificate_id" uuid NOT NULL,
	"issuer_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"key_id" uuid NOT NULL,
	"document" text NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_certificate_id_version_pk" PRIMARY KEY("certificate_id","version"),
	CONSTRAINT "credentials_sha256_form" CHECK ("credentials"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "credentials_version_positive" CHECK ("credentials"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"public_url" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "installation_one" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "log_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root_hash" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "log_checkpoints_size" CHECK ("log_checkpoints"."size" >= 0),
	CONSTRAINT "log_checkpoints_root_form" CHECK ("log_checkpoints"."root_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "log_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"private_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "log_keys_public_key_unique" UNIQUE("public_key")
);
--> statement-breakpoint
CREATE TABLE "log_leaves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"commitment" text NOT NULL,
	"salt" text,
	"payload" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"position" bigint,
	CONSTRAINT "log_leaves_position_unique" UNIQUE("position"),
	CONSTRAINT "log_leaves_kind_known" CHECK ("log_leaves"."kind" in ('issued', 'reissued', 'revoked', 'suspended', 'lifted', 'key-made', 'key-replaced', 'key-retired', 'key-compromised')),
	CONSTRAINT "log_leaves_commitment_form" CHECK ("log_leaves"."commitment" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "log_leaves_salt_form" CHECK ("log_leaves"."salt" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "log_leaves_opened_whole" CHECK (("log_leaves"."salt" is null) = ("log_leaves"."payload" is null)),
	CONSTRAINT "log_leaves_position" CHECK ("log_leaves"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "log_tiles" (
	"level" integer NOT NULL,
	"number" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "log_tiles_level_number_pk" PRIMARY KEY("level","number"),
	CONSTRAINT "log_tiles_whole_hashes" CHECK (octet_length("log_tiles"."hashes") between 32 and 8192),
	CONSTRAINT "log_tiles_even" CHECK (octet_length("log_tiles"."hashes") % 32 = 0)
);
--> statement-breakpoint
CREATE TABLE "private_certificates" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"certificate_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "share_links_secret_hash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "share_links_hash_form" CHECK ("share_links"."secret_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "status_entries" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "status_entries_once" UNIQUE("list_id","position"),
	CONSTRAINT "status_entries_position" CHECK ("status_entries"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "status_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"length" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"seed" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "status_lists_once" UNIQUE("issuer_id","number"),
	CONSTRAINT "status_lists_of_issuer" UNIQUE("issuer_id","id"),
	CONSTRAINT "status_lists_length" CHECK ("status_lists"."length" >= 131072),
	CONSTRAINT "status_lists_taken_fits" CHECK ("status_lists"."taken" between 0 and "status_lists"."length"),
	CONSTRAINT "status_lists_seed_form" CHECK ("status_lists"."seed" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "verification_events" (
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"channel" text NOT NULL,
	"given" text NOT NULL,
	"verdict" text NOT NULL,
	"issuer_id" uuid,
	"certificate_id" uuid,
	"region" text,
	"referrer" text,
	CONSTRAINT "verification_events_id_at_pk" PRIMARY KEY("id","at"),
	CONSTRAINT "verification_events_channel_known" CHECK ("verification_events"."channel" in ('page', 'form', 'api', 'many')),
	CONSTRAINT "verification_events_given_known" CHECK ("verification_events"."given" in ('id', 'url', 'pdf', 'image', 'json', 'jwt', 'unknown')),
	CONSTRAINT "verification_events_verdict_known" CHECK ("verification_events"."verdict" in ('valid', 'invalid', 'revoked', 'suspended', 'expired', 'unverifiable')),
	CONSTRAINT "verification_events_region_form" CHECK ("verification_events"."region" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "verification_items" (
	"run_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"label" text NOT NULL,
	"storage_key" text,
	"verdict" text,
	"result" jsonb,
	CONSTRAINT "verification_items_run_id_number_pk" PRIMARY KEY("run_id","number"),
	CONSTRAINT "verification_items_done_whole" CHECK (("verification_items"."verdict" is null) = ("verification_items"."result" is null))
);
--> statement-breakpoint
CREATE TABLE "verification_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"forget_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_runs_secret_hash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "verification_runs_hash_form" CHECK ("verification_runs"."secret_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "verification_runs_counts" CHECK ("verification_runs"."done" between 0 and "verification_runs"."total")
);
--> statement-breakpoint
ALTER TABLE "certification_versions" ADD COLUMN "skill_links" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_by" FOREIGN KEY ("replaced_by") REFERENCES "public"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_keys" ADD CONSTRAINT "credential_keys_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_certificate" FOREIGN KEY ("issuer_id","certificate_id") REFERENCES "public"."certificates"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_key" FOREIGN KEY ("issuer_id","key_id") REFERENCES "public"."credential_keys"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_certificates" ADD CONSTRAINT "private_certificates_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_certificate" FOREIGN KEY ("issuer_id","certificate_id") REFERENCES "public"."certificates"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_list" FOREIGN KEY ("issuer_id","list_id") REFERENCES "public"."status_lists"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_lists" ADD CONSTRAINT "status_lists_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_items" ADD CONSTRAINT "verification_items_run_id_verification_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."verification_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_by_issuer" ON "api_keys" USING btree ("issuer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "credential_keys_one_in_use" ON "credential_keys" USING btree ("issuer_id","algorithm") WHERE replaced_at is null;--> statement-breakpoint
CREATE INDEX "credential_keys_by_issuer" ON "credential_keys" USING btree ("issuer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "credentials_by_key" ON "credentials" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "log_checkpoints_by_time" ON "log_checkpoints" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "log_keys_one_in_use" ON "log_keys" USING btree ((true)) WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "log_leaves_unsequenced" ON "log_leaves" USING btree ("recorded_at","id") WHERE position is null;--> statement-breakpoint
CREATE INDEX "log_leaves_by_subject" ON "log_leaves" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "share_links_by_certificate" ON "share_links" USING btree ("certificate_id");--> statement-breakpoint
CREATE INDEX "verification_events_by_issuer" ON "verification_events" USING btree ("issuer_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "verification_events_by_certificate" ON "verification_events" USING btree ("certificate_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "verification_items_open" ON "verification_items" USING btree ("run_id","number") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "verification_runs_by_end" ON "verification_runs" USING btree ("forget_at");