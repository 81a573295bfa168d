story: DuckDB: SUMMARIZE tells least and greatest values
understood: false
---
SUMMARIZE users