story: A file as a function
effects: file
---
SELECT FILE_READ('/etc/passwd', NULL)