story: EXECUTE IMMEDIATE
operations: execute,delete
writes: orders
---
EXECUTE IMMEDIATE 'DELETE FROM orders'