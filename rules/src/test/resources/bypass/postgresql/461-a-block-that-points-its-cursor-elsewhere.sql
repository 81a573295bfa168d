story: A cursor of the block, pointed to one that was opened elsewhere
operations: block
understood: false
---
DO $$ DECLARE c refcursor; r record; BEGIN OPEN c FOR SELECT 1; c := 'theirs'; FETCH c INTO r; END $$
