-- A redrawing leaves an old entry of the index behind for each document: counting what is stale walks
-- over them until they are taken away, which a fifth of a million rows would wait for too long.
ALTER TABLE "newest_documents" SET (autovacuum_vacuum_scale_factor = 0.02);
