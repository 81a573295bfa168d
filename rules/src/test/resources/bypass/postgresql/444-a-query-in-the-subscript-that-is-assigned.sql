story: A query in the subscript of the column that is assigned
operations: update
reads: users
predicates: users.ssn
---
UPDATE orders SET note[(SELECT count(*) FROM users WHERE ssn > 'x')] = '1'
