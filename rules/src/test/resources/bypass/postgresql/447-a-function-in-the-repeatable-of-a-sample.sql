story: A function in REPEATABLE runs with the query
effects: sleep
---
SELECT id FROM orders TABLESAMPLE system (1) REPEATABLE (pg_sleep(9)::text::float8)
