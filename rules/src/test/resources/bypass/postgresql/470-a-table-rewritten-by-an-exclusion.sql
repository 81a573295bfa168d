story: An exclusion constraint evaluates over the rows that are there
operations: alter
effects: unknown-function
---
ALTER TABLE users ADD EXCLUDE USING gist (leak(ssn) WITH =)
