CREATE TABLE "program_credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"id_sha256" text,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	CONSTRAINT "program_credentials_of_issuer" UNIQUE("issuer_id","id"),
	CONSTRAINT "program_credentials_id_form" CHECK ("program_credentials"."id_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "program_credentials_sha256_form" CHECK ("program_credentials"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "status_entries" DROP CONSTRAINT "status_entries_once";--> statement-breakpoint
ALTER TABLE "log_leaves" DROP CONSTRAINT "log_leaves_kind_known";--> statement-breakpoint
ALTER TABLE "log_leaves" ALTER COLUMN "issuer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "status_entries" DROP CONSTRAINT "status_entries_pkey";--> statement-breakpoint
ALTER TABLE "status_entries" ALTER COLUMN "certificate_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "signing_keys" ALTER COLUMN "issuer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_list_id_position_pk" PRIMARY KEY("list_id","position");--> statement-breakpoint
ALTER TABLE "log_keys" ADD COLUMN "number" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "log_keys" ADD COLUMN "first_size" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "log_keys" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "log_keys" ADD COLUMN "lost" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "status_entries" ADD COLUMN "program_credential_id" uuid;--> statement-breakpoint
ALTER TABLE "program_credentials" ADD CONSTRAINT "program_credentials_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "program_credentials_by_id" ON "program_credentials" USING btree ("issuer_id","id_sha256");--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_program_credential" FOREIGN KEY ("issuer_id","program_credential_id") REFERENCES "public"."program_credentials"("issuer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_one_for_reports" ON "signing_keys" USING btree ((true)) WHERE issuer_id is null and retired_at is null;--> statement-breakpoint
ALTER TABLE "log_keys" ADD CONSTRAINT "log_keys_number_once" UNIQUE("number");--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_certificate_id_unique" UNIQUE("certificate_id");--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_program_credential_id_unique" UNIQUE("program_credential_id");--> statement-breakpoint
ALTER TABLE "log_keys" ADD CONSTRAINT "log_keys_number_positive" CHECK ("log_keys"."number" > 0);--> statement-breakpoint
ALTER TABLE "log_keys" ADD CONSTRAINT "log_keys_first_size" CHECK ("log_keys"."first_size" >= 0);--> statement-breakpoint
ALTER TABLE "log_keys" ADD CONSTRAINT "log_keys_begun_anew" CHECK (("log_keys"."number" > 1) = ("log_keys"."reason" is not null) and length(trim("log_keys"."reason")) > 0 is not false);--> statement-breakpoint
ALTER TABLE "log_keys" ADD CONSTRAINT "log_keys_first_takes_nothing" CHECK ("log_keys"."number" > 1 or ("log_keys"."first_size" = 0 and cardinality("log_keys"."lost") = 0));--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_of_issuer" CHECK (("log_leaves"."issuer_id" is null) = ("log_leaves"."kind" = 'log-restarted'));--> statement-breakpoint
ALTER TABLE "log_leaves" ADD CONSTRAINT "log_leaves_kind_known" CHECK ("log_leaves"."kind" in ('issued', 'reissued', 'revoked', 'suspended', 'lifted', 'key-made', 'key-replaced', 'key-retired', 'key-compromised', 'log-restarted'));--> statement-breakpoint
ALTER TABLE "status_entries" ADD CONSTRAINT "status_entries_of_one" CHECK (num_nonnulls("status_entries"."certificate_id", "status_entries"."program_credential_id") = 1);--> statement-breakpoint
-- Revoked for good; suspended and lifted as often as need be. Nothing else of it changes.
CREATE FUNCTION keep_program_credential() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW.id, NEW.issuer_id, NEW.id_sha256, NEW.sha256, NEW.created_at)
      IS NOT DISTINCT FROM (OLD.id, OLD.issuer_id, OLD.id_sha256, OLD.sha256, OLD.created_at)
    AND (NEW.revoked_at IS NOT DISTINCT FROM OLD.revoked_at OR OLD.revoked_at IS NULL)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER program_credentials_kept BEFORE UPDATE OR DELETE ON "program_credentials"
  FOR EACH ROW EXECUTE FUNCTION keep_program_credential();
--> statement-breakpoint
CREATE TRIGGER program_credentials_never_emptied BEFORE TRUNCATE ON "program_credentials"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Leaves about the log itself have no issuer.
CREATE OR REPLACE FUNCTION keep_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW.id, NEW.issuer_id, NEW.subject_id, NEW.kind, NEW.commitment, NEW.recorded_at)
      IS NOT DISTINCT FROM (OLD.id, OLD.issuer_id, OLD.subject_id, OLD.kind, OLD.commitment, OLD.recorded_at)
    AND (NEW.position IS NOT DISTINCT FROM OLD.position OR OLD.position IS NULL)
    AND (NEW.salt IS NOT DISTINCT FROM OLD.salt OR NEW.salt IS NULL)
    AND (NEW.payload IS NOT DISTINCT FROM OLD.payload OR NEW.payload IS NULL)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
-- Of a key of the log, only that it is retired is ever written, once.
CREATE FUNCTION keep_log_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.retired_at IS NULL
    AND (NEW.id, NEW.number, NEW.public_key, NEW.private_key, NEW.first_size, NEW.reason, NEW.lost, NEW.created_at)
      IS NOT DISTINCT FROM (OLD.id, OLD.number, OLD.public_key, OLD.private_key, OLD.first_size, OLD.reason, OLD.lost, OLD.created_at)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER log_keys_kept BEFORE UPDATE OR DELETE ON "log_keys"
  FOR EACH ROW EXECUTE FUNCTION keep_log_key();
--> statement-breakpoint
CREATE TRIGGER log_keys_never_emptied BEFORE TRUNCATE ON "log_keys"
  EXECUTE FUNCTION refuse_change();
