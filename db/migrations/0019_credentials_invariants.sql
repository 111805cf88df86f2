-- What Drizzle cannot say: partitions, and rows that never change.

ALTER TABLE "verification_events" RENAME TO "verification_events_whole";
--> statement-breakpoint
CREATE TABLE "verification_events" (LIKE "verification_events_whole" INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)
  PARTITION BY RANGE ("at");
--> statement-breakpoint
DROP TABLE "verification_events_whole";
--> statement-breakpoint
CREATE TABLE "verification_events_default" PARTITION OF "verification_events" DEFAULT;
--> statement-breakpoint
-- Makes the partitions of the month of `from_day` and of the `months` after it, where they are missing,
-- of both histories. Months are UTC's, whatever zone the session keeps: bounds of two zones would overlap.
CREATE OR REPLACE FUNCTION ensure_event_partitions(from_day date, months integer) RETURNS void LANGUAGE plpgsql
SET TimeZone = 'UTC' AS $$
DECLARE
  history text;
  moment text;
  first_day date;
  partition text;
  strays bigint;
BEGIN
  FOR history, moment IN VALUES ('events', 'occurred_at'), ('verification_events', 'at') LOOP
    FOR n IN 0..months LOOP
      first_day := date_trunc('month', from_day + make_interval(months => n))::date;
      partition := history || '_' || to_char(first_day, 'YYYY_MM');
      CONTINUE WHEN to_regclass(partition) IS NOT NULL;
      EXECUTE format(
        'SELECT count(*) FROM (SELECT FROM %I WHERE %I >= $1 AND %I < $2 LIMIT 1) found',
        history || '_default', moment, moment
      ) INTO strays USING first_day::timestamptz, (first_day + interval '1 month')::timestamptz;
      CONTINUE WHEN strays > 0;
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        partition, history, first_day::timestamptz, (first_day + interval '1 month')::timestamptz
      );
      -- Partitions do not inherit triggers on statements: each gets its own.
      EXECUTE format(
        'CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()',
        history || '_never_emptied', partition
      );
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
DROP FUNCTION keep_event_partition(regclass);
--> statement-breakpoint
SELECT ensure_event_partitions(current_date, 2);
--> statement-breakpoint
CREATE TRIGGER verification_events_never_emptied BEFORE TRUNCATE ON "verification_events_default"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER verification_events_never_emptied BEFORE TRUNCATE ON "verification_events"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER verification_events_never_change BEFORE UPDATE OR DELETE ON "verification_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER installation_never_changes BEFORE UPDATE OR DELETE ON "installation"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credentials_never_change BEFORE UPDATE OR DELETE ON "credentials"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER status_entries_never_change BEFORE UPDATE OR DELETE ON "status_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_checkpoints_never_change BEFORE UPDATE OR DELETE ON "log_checkpoints"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A leaf gets its position once, and may lose what opens it when somebody is erased; nothing else of it changes.
CREATE FUNCTION keep_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW.id, NEW.issuer_id, NEW.subject_id, NEW.kind, NEW.commitment, NEW.recorded_at)
      = (OLD.id, OLD.issuer_id, OLD.subject_id, OLD.kind, OLD.commitment, OLD.recorded_at)
    AND (NEW.position IS NOT DISTINCT FROM OLD.position OR OLD.position IS NULL)
    AND (NEW.salt IS NOT DISTINCT FROM OLD.salt OR NEW.salt IS NULL)
    AND (NEW.payload IS NOT DISTINCT FROM OLD.payload OR NEW.payload IS NULL)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER log_leaves_kept BEFORE UPDATE OR DELETE ON "log_leaves"
  FOR EACH ROW EXECUTE FUNCTION keep_leaf();
--> statement-breakpoint
-- What was once replaced, retired or told as compromised stays so; a key is never exchanged under its name.
CREATE FUNCTION keep_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (NEW.id, NEW.issuer_id, NEW.algorithm, NEW.public_key, NEW.created_at)
      = (OLD.id, OLD.issuer_id, OLD.algorithm, OLD.public_key, OLD.created_at)
    AND (NEW.private_key IS NOT DISTINCT FROM OLD.private_key OR NEW.private_key IS NULL)
    AND (NEW.replaced_at IS NOT DISTINCT FROM OLD.replaced_at OR OLD.replaced_at IS NULL)
    AND (NEW.retired_at IS NOT DISTINCT FROM OLD.retired_at OR OLD.retired_at IS NULL)
    AND (OLD.compromised_at IS NULL OR (NEW.compromised_at, NEW.compromised_since, NEW.trusted_size)
      IS NOT DISTINCT FROM (OLD.compromised_at, OLD.compromised_since, OLD.trusted_size))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER credential_keys_kept BEFORE UPDATE OR DELETE ON "credential_keys"
  FOR EACH ROW EXECUTE FUNCTION keep_key();
--> statement-breakpoint
CREATE TRIGGER installation_never_emptied BEFORE TRUNCATE ON "installation"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credentials_never_emptied BEFORE TRUNCATE ON "credentials"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER status_entries_never_emptied BEFORE TRUNCATE ON "status_entries"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_checkpoints_never_emptied BEFORE TRUNCATE ON "log_checkpoints"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_leaves_never_emptied BEFORE TRUNCATE ON "log_leaves"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credential_keys_never_emptied BEFORE TRUNCATE ON "credential_keys"
  EXECUTE FUNCTION refuse_change();
