story: A file by its name
effects: file
---
SELECT dbms_lob.substr(BFILENAME('DIR', '../secret'), 100, 1) FROM dual