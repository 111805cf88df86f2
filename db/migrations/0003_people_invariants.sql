-- What Drizzle cannot say: emptied tables, merges without chains, successors, and search by a part of a name.

CREATE TRIGGER certificates_never_emptied BEFORE TRUNCATE ON "certificates"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER completions_never_emptied BEFORE TRUNCATE ON "completions"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER revocations_never_emptied BEFORE TRUNCATE ON "revocations"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER artefacts_never_emptied BEFORE TRUNCATE ON "artefacts"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER certification_versions_never_emptied BEFORE TRUNCATE ON "certification_versions"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER requirements_never_emptied BEFORE TRUNCATE ON "requirements"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER template_versions_never_emptied BEFORE TRUNCATE ON "template_versions"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON "events"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_never_emptied BEFORE TRUNCATE ON "audit_log"
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Partitions do not inherit triggers on statements: each gets its own.
CREATE FUNCTION keep_event_partition(partition regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON %s EXECUTE FUNCTION refuse_change()',
    partition
  );
END $$;
--> statement-breakpoint
SELECT keep_event_partition(inhrelid::regclass) FROM pg_inherits WHERE inhparent = 'events'::regclass;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ensure_event_partitions(from_day date, months integer) RETURNS void LANGUAGE plpgsql
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
      PERFORM keep_event_partition(partition::regclass);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- A merged learner names the one who stayed, who is not merged: one step leads to the person.
CREATE FUNCTION refuse_merge_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Locked, so that two merges at once cannot make a chain that neither sees.
  PERFORM FROM learners WHERE id = NEW.merged_into_id FOR UPDATE;
  IF NEW.merged_into_id = NEW.id
    OR EXISTS (SELECT FROM learners WHERE id = NEW.merged_into_id AND merged_into_id IS NOT NULL)
    OR EXISTS (SELECT FROM learners WHERE merged_into_id = NEW.id)
  THEN
    RAISE EXCEPTION 'a learner is merged into one who stays'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER learners_merge_is_flat BEFORE INSERT OR UPDATE OF merged_into_id ON "learners"
  FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION refuse_merge_chain();
--> statement-breakpoint
-- A certificate takes the place of one of the same person and certification.
CREATE FUNCTION refuse_strange_successor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM certificates before
    JOIN learners earlier ON earlier.id = before.learner_id
    JOIN learners later ON later.id = NEW.learner_id
    WHERE before.id = NEW.supersedes_id AND before.certification_id = NEW.certification_id
      AND coalesce(earlier.merged_into_id, earlier.id) = coalesce(later.merged_into_id, later.id)
  ) THEN
    RAISE EXCEPTION 'a certificate supersedes one of the same person and certification'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER certificates_supersede_own AFTER INSERT ON "certificates"
  FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION refuse_strange_successor();
--> statement-breakpoint
-- Search by a part of a name needs pg_trgm, which a server may not have or may not let us add. Called
-- at each start, so that it is made good once the extension is there; says whether it is.
CREATE FUNCTION ensure_search_indexes() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass('certificates_by_part_of_name') IS NOT NULL THEN RETURN true; END IF;
  BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
    RETURN false;
  END;
  CREATE INDEX learners_by_part_of_name ON learners USING gin (name gin_trgm_ops);
  CREATE INDEX learners_by_part_of_address ON learners USING gin (email gin_trgm_ops);
  CREATE INDEX certificates_by_part_of_name ON certificates USING gin (recipient_name gin_trgm_ops);
  RETURN true;
END $$;
--> statement-breakpoint
SELECT ensure_search_indexes();
