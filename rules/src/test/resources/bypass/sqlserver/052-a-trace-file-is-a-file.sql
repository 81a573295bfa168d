story: A trace file is a file
effects: file
---
SELECT * FROM fn_trace_gettable('C:\trace.trc', DEFAULT)