story: An audit file holds what others asked
effects: file
---
SELECT statement FROM sys.fn_get_audit_file('C:\a\*', DEFAULT, DEFAULT)