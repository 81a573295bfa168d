story: NOTIFY carries a value
effects: state-change
reads: users
---
SELECT pg_notify('c', email) FROM users