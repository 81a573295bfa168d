story: The bound of a partition is evaluated
operations: create
writes: p,orders
effects: sleep
---
CREATE TABLE p PARTITION OF orders FOR VALUES IN (pg_sleep(1)::text::int)
