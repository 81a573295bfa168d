story: RETURNING WITH names the new row twice, which PostgreSQL refuses
understood: false
---
UPDATE users SET name = email RETURNING WITH (NEW AS a, NEW AS b) b.name