story: Three joins
reads: users,orders
writes: 
---
SELECT a.id FROM users a INNER JOIN orders b ON a.id = b.user_id LEFT OUTER JOIN orders c ON c.id = b.id RIGHT JOIN users d ON d.id = a.id