story: RETURNING WITH of MERGE
operations: merge,update
sources: users.email
column: 2=users.email
---
MERGE INTO orders o USING users u ON u.id = o.user_id WHEN MATCHED THEN UPDATE SET note = u.email RETURNING WITH (NEW AS n) merge_action(), n.note