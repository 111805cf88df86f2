DROP INDEX "batches_by_issuer";--> statement-breakpoint
DROP INDEX "certificates_by_certification";