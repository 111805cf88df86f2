-- Whoever has signed in so far has proven the one address they had.
INSERT INTO "user_addresses" ("email", "user_id", "proven_at")
  SELECT lower("email"), "id", "email_verified" FROM "users" WHERE "email_verified" IS NOT NULL;
--> statement-breakpoint
-- Mail goes to an address that is proven to be this person's. Deferred: the two rows need each other.
ALTER TABLE "users" ADD CONSTRAINT "users_primary_proven"
  FOREIGN KEY ("id", "proven_email") REFERENCES "user_addresses" ("user_id", "email")
  DEFERRABLE INITIALLY DEFERRED;
