story: Escaped characters in a table name
sources: users.email
reads: users
---
SELECT email FROM U&"us!0065rs" UESCAPE '!' 