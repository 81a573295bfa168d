story: A name that begins with a digit is a name
sources: users.email
---
SELECT 1st.email FROM users 1st