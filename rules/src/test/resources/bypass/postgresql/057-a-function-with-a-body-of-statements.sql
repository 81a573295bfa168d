story: A function with a body of statements
operations: create,delete
writes: orders
---
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; DELETE FROM orders; END