story: OUTPUT gives what an UPDATE puts in
operations: update
writes: orders
sources: users.ssn
---
UPDATE orders SET note = (SELECT TOP 1 ssn FROM users) OUTPUT inserted.note WHERE id = 1