story: A directory as a table
effects: file
---
SELECT name, data FROM fsdir('/etc')