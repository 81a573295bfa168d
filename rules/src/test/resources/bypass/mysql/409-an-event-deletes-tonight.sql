story: An event deletes tonight
operations: create,delete
writes: orders
---
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM orders