story: A procedure of one statement ends at the semicolon
operations: create,delete
writes: orders
shapes: multiple
---
CREATE PROCEDURE p() SELECT 1; DELETE FROM orders