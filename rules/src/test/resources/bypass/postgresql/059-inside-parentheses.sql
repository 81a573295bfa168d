story: Inside parentheses
sources: users.email
---
((SELECT email FROM users))