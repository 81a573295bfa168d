story: MariaDB's executable comment on who knows what server
operations: drop
understood: false
---
/*M! DROP TABLE orders */