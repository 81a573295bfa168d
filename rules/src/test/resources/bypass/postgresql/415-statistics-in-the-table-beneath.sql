story: the histogram of each column stands in pg_statistic
operations: select
unknown: true
hidden: true
catalog: needed
---
SELECT stavalues1::text FROM pg_catalog.pg_statistic
