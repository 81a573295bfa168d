story: FINAL TABLE shows what the MERGE took from elsewhere
operations: merge
sources: USERS.EMAIL
---
SELECT note FROM FINAL TABLE (MERGE INTO orders o USING users u ON o.user_id = u.id WHEN MATCHED THEN UPDATE SET o.note = u.email)
