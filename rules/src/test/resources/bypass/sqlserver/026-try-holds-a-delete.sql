story: TRY holds a DELETE
operations: delete
writes: orders
---
BEGIN TRY DELETE FROM orders END TRY BEGIN CATCH SELECT 1 END CATCH