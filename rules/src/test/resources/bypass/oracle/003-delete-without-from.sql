story: DELETE without FROM
operations: delete
writes: ORDERS
---
DELETE orders