story: A loop over a table in a block, shown in notices
operations: block,select
reads: users
flows: users.ssn>
catalog: needed
---
DO $$ DECLARE r record; BEGIN FOR r IN SELECT ssn FROM users LOOP RAISE NOTICE '%', r.ssn; END LOOP; END $$
