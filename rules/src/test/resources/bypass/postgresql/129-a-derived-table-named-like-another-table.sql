story: A derived table named like another table
sources: users.email
---
SELECT orders.note FROM (SELECT email AS note FROM users) orders