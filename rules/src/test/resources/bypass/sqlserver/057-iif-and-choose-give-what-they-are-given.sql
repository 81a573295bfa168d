story: IIF and CHOOSE give what they are given
sources: users.ssn,users.email
---
SELECT IIF(1=1, ssn, 'x'), CHOOSE(1, email, name) FROM users