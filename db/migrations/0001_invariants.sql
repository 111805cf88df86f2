-- What Drizzle cannot say: deferred keys, partitions, and rows that never change.

-- A holding is written before its certificate (its primary key decides who wins), within one transaction.
ALTER TABLE "holdings" ADD CONSTRAINT "holdings_certificate"
  FOREIGN KEY ("certificate_id", "learner_id", "certification_id", "cycle")
  REFERENCES "certificates" ("id", "learner_id", "certification_id", "cycle")
  DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
ALTER TABLE "events" RENAME TO "events_whole";
--> statement-breakpoint
CREATE TABLE "events" (LIKE "events_whole" INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)
  PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
DROP TABLE "events_whole";
--> statement-breakpoint
CREATE TABLE "events_default" PARTITION OF "events" DEFAULT;
--> statement-breakpoint
-- Makes the partitions of the month of `from_day` and of the `months` after it, where they are missing.
-- Months are UTC's, whatever zone the session keeps: bounds of two zones would overlap.
CREATE FUNCTION ensure_event_partitions(from_day date, months integer) RETURNS void LANGUAGE plpgsql
SET TimeZone = 'UTC' AS $$
DECLARE
  first_day date;
  partition text;
BEGIN
  FOR n IN 0..months LOOP
    first_day := date_trunc('month', from_day + make_interval(months => n))::date;
    partition := 'events_' || to_char(first_day, 'YYYY_MM');
    IF to_regclass(partition) IS NULL
      AND NOT EXISTS (
        SELECT FROM events_default
        WHERE occurred_at >= first_day::timestamptz AND occurred_at < (first_day + interval '1 month')::timestamptz
      )
    THEN
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
        partition, first_day::timestamptz, (first_day + interval '1 month')::timestamptz
      );
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
SELECT ensure_event_partitions(current_date, 2);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER certificates_never_change BEFORE UPDATE OR DELETE ON "certificates"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER completions_never_change BEFORE UPDATE OR DELETE ON "completions"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER revocations_never_change BEFORE UPDATE OR DELETE ON "revocations"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER artefacts_never_change BEFORE UPDATE OR DELETE ON "artefacts"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER certification_versions_never_change BEFORE UPDATE OR DELETE ON "certification_versions"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER requirements_never_change BEFORE UPDATE OR DELETE ON "requirements"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER template_versions_never_change BEFORE UPDATE OR DELETE ON "template_versions"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON "events"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_never_changes BEFORE UPDATE OR DELETE ON "audit_log"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
