story: A DO block
operations: block,delete
writes: orders
effects: dynamic-sql
---
DO $$ BEGIN DELETE FROM orders; END $$