story: the most common values of each column stand in pg_stats
operations: select
reads: pg_stats
unknown: true
hidden: true
catalog: needed
---
SELECT most_common_vals FROM pg_stats WHERE tablename = 'users' AND attname = 'email'
