story: A block that runs a literal
operations: block,execute,delete
writes: orders
---
DO LANGUAGE plpgsql $x$ BEGIN IF true THEN EXECUTE 'DELETE FROM orders'; END IF; END $x$
