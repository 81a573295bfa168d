story: A block that fetches from a cursor that was opened elsewhere
operations: block
understood: false
---
DO $$ DECLARE c refcursor := 'theirs'; r record; BEGIN FETCH c INTO r; RAISE NOTICE '%', r; END $$
