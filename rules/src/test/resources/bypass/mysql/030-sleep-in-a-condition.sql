story: SLEEP in a condition
effects: sleep
predicates: users.ssn
---
SELECT id FROM users WHERE IF(ssn LIKE '1%', SLEEP(3), 0)