story: DuckDB: UNPIVOT stacks columns
understood: false
---
UNPIVOT users ON name, email