story: A function gives the rows of a cursor as a document
operations: select
reads: users
hidden: true
unknown: true
---
BEGIN; DECLARE c CURSOR FOR SELECT email FROM users; SELECT cursor_to_xml('c'::refcursor, 10, true, false, '')