story: UPDATE TOP changes whatever comes first
operations: update
writes: orders
shapes: no-where
---
UPDATE TOP (5) orders SET note = 'x'