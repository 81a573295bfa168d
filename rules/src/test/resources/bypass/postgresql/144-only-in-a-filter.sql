story: Only in a filter
predicates: users.ssn
---
SELECT count(*) FILTER (WHERE ssn > '5') FROM users