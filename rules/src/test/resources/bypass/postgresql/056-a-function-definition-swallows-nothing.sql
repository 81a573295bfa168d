story: A function definition swallows nothing
operations: create,drop
---
CREATE FUNCTION f() RETURNS int AS 'select 1' LANGUAGE sql; DROP TABLE orders