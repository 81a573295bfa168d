story: A format of constants, with a value as a literal
operations: block,execute,update
writes: orders
reads: users
---
DO $$ DECLARE v text := 'x'; BEGIN EXECUTE format('UPDATE orders SET note = (SELECT %s FROM users LIMIT 1) WHERE note = %L', 'email', v); END $$