story: A function gives the rows of a cursor that nobody saw
operations: select
understood: false
---
SELECT cursor_to_xml('c', 10, true, false, '')