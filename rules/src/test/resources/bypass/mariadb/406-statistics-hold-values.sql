story: the smallest and the largest value of each column stand in mysql.column_stats
operations: select
unknown: true
hidden: true
catalog: needed
---
SELECT min_value, max_value FROM mysql.column_stats
