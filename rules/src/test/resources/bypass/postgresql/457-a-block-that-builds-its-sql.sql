story: A block that builds its SQL while it runs
operations: block
understood: false
---
DO $$ BEGIN EXECUTE 'DELETE FROM ' || 'orders'; END $$
