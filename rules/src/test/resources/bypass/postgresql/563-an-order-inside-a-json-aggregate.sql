story: The order of one aggregate's values is that of the other's beside it, too
predicates: users.ssn
---
SELECT array_agg(name), JSON_ARRAYAGG(id ORDER BY ssn RETURNING jsonb) FROM users