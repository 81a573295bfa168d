story: MERGE whose only action inserts defaults
operations: merge,insert
writes: orders
---
MERGE INTO orders o USING users u ON o.user_id = u.id WHEN NOT MATCHED THEN INSERT DEFAULT VALUES
