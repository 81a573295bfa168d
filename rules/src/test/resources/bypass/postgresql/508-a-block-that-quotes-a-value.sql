story: A block that puts a value into its SQL as a literal
operations: block,execute,delete
writes: orders
---
DO $$ DECLARE v text := 'x'; BEGIN EXECUTE 'DELETE FROM orders WHERE note = ' || quote_literal(v) || ' OR true'; END $$