story: A DO block
operations: block,delete
understood: false
---
DO $$ BEGIN DELETE FROM orders; END $$