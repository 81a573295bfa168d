story: EXECUTE IMMEDIATE
operations: execute,delete
writes: ORDERS
---
EXECUTE IMMEDIATE 'DELETE FROM orders'