story: MERGE with OUTPUT of both sides
operations: merge,delete
writes: orders
sources: orders.iban,users.ssn
---
MERGE orders AS o USING users AS u ON o.user_id = u.id WHEN MATCHED THEN DELETE OUTPUT $action, deleted.iban, u.ssn;