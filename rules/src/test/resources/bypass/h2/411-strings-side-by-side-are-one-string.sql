story: Strings side by side are one string
sources: USERS.EMAIL
---
SELECT 'a' '--', email FROM users