story: What a window is ordered by is a label of the select list before it is a column
predicates: users.ssn
---
SELECT cume_dist() OVER (ORDER BY id) AS place, (ssn LIKE 'a%') AS id FROM users