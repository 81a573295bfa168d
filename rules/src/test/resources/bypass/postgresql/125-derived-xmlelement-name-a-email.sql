story: Derived: xmlelement(name a, email)
sources: users.email
---
SELECT xmlelement(name a, email) FROM users u