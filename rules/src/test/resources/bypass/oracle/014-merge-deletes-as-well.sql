story: MERGE deletes as well
operations: merge,delete
writes: ORDERS
---
MERGE INTO orders o USING users u ON (o.user_id = u.id) WHEN MATCHED THEN UPDATE SET note = 'x' DELETE WHERE o.amount > 0