story: A function with a body of statements
operations: create
understood: false
---
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; DELETE FROM orders; END