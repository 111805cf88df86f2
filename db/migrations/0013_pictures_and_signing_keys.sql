CREATE TABLE "pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pictures_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "pictures_once" UNIQUE("issuer_id","sha256"),
	CONSTRAINT "pictures_type_known" CHECK ("pictures"."type" in ('png', 'jpeg', 'svg')),
	CONSTRAINT "pictures_sha256_form" CHECK ("pictures"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "pictures_not_empty" CHECK ("pictures"."width" > 0 and "pictures"."height" > 0 and "pictures"."bytes" > 0)
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer_id" uuid NOT NULL,
	"algorithm" text NOT NULL,
	"certificate" text NOT NULL,
	"private_key" text NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "signing_keys_algorithm_known" CHECK ("signing_keys"."algorithm" in ('p256', 'rsa2048'))
);
--> statement-breakpoint
ALTER TABLE "artefacts" ADD COLUMN "signed_with" text;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_keys" ADD CONSTRAINT "signing_keys_issuer_id_issuers_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."issuers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "signing_keys_one_in_use" ON "signing_keys" USING btree ("issuer_id") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "signing_keys_by_issuer" ON "signing_keys" USING btree ("issuer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "artefacts_by_fingerprint" ON "artefacts" USING btree ("kind","fingerprint","certificate_id");--> statement-breakpoint
ALTER TABLE "artefacts" ADD CONSTRAINT "artefacts_signed_with_form" CHECK ("artefacts"."signed_with" ~ '^[0-9a-f]{64}$');