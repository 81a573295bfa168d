story: A value that stands inside of a comment ends it with a line of its own
understood: false
---
DO $$ DECLARE v text := E'\n; DELETE FROM orders; --'; BEGIN EXECUTE 'SELECT 1 -- ' || quote_literal(v) || ' '; END $$