CREATE INDEX "batches_issued" ON "batches" USING btree ("issuer_id","created_at","issued");--> statement-breakpoint
CREATE INDEX "certificates_newest_of_all" ON "certificates" USING btree ("issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "certificates_expiry_of_issuer" ON "certificates" USING btree ("issuer_id","expires_at","id") WHERE expires_at is not null;--> statement-breakpoint
CREATE INDEX "certificates_successors" ON "certificates" USING btree ("issuer_id","issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE supersedes_id is not null;--> statement-breakpoint
CREATE INDEX "certificates_successors_of_all" ON "certificates" USING btree ("issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE supersedes_id is not null;--> statement-breakpoint
CREATE INDEX "holdings_by_certification" ON "holdings" USING btree ("certification_id");