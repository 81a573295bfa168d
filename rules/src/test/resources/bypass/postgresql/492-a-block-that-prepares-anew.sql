story: A block prepares another text under the name
operations: execute
understood: false
---
PREPARE p AS SELECT 1; DO $$ BEGIN EXECUTE 'DEALLOCATE p'; EXECUTE 'PREPARE p AS SELECT email FROM users'; END $$; EXECUTE p