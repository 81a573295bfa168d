story: A RIGHT JOIN turns the columns of a star
column: 2=orders.user_id
---
SELECT * FROM users RIGHT JOIN orders USING (id)