story: A write in the handler of an exception
operations: block,update
writes: users
---
DO $$ BEGIN PERFORM 1/0; EXCEPTION WHEN division_by_zero OR others THEN UPDATE users SET name = 'x'; END $$
