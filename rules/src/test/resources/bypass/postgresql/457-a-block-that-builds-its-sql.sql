story: A block that puts its SQL together of constants
operations: block,execute,delete
writes: orders
---
DO $$ BEGIN EXECUTE 'DELETE FROM ' || 'orders'; END $$