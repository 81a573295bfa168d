story: TABLE is a query
reads: users
sources: users.email
---
TABLE users