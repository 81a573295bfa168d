story: USING of a new type runs over each row
operations: alter
effects: sleep
---
ALTER TABLE orders ALTER COLUMN note TYPE text USING note || pg_sleep(1)
