story: A function of a shared library
operations: create
effects: program
---
CREATE FUNCTION sys_exec RETURNS INTEGER SONAME 'lib_mysqludf_sys.so'