story: IN takes a table without parentheses, and looks into it
reads: users
---
SELECT '078-05-1120' IN users