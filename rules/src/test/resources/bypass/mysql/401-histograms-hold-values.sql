story: the histogram of a column holds its values
operations: select
unknown: true
hidden: true
catalog: needed
---
SELECT HISTOGRAM FROM information_schema.COLUMN_STATISTICS
