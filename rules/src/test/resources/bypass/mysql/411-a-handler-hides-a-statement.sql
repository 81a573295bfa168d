story: A handler hides a statement
operations: create,delete
writes: orders
---
CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION DELETE FROM orders; SELECT 1; END