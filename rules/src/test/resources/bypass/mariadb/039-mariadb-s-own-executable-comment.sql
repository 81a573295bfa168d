story: MariaDB's own executable comment
operations: drop
writes: orders
---
/*M! DROP TABLE orders */