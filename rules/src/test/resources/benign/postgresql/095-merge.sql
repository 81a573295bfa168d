story: Merge
reads: users
writes: orders
---
MERGE INTO orders o USING users u ON u.id = o.user_id WHEN MATCHED THEN UPDATE SET note = u.name WHEN NOT MATCHED THEN INSERT (id) VALUES (u.id)