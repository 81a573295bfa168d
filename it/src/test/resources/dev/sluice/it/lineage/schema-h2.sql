CREATE SCHEMA other;
CREATE TABLE people (id int PRIMARY KEY, name varchar(100), email varchar(100), ssn varchar(40), salary numeric(14,2), born date, age int, region varchar(20), hired date, profile json, extra json, tags varchar(60) array, labels varchar(60) array);
CREATE TABLE orders (id int PRIMARY KEY, person_id int, card varchar(40), amount numeric(14,2), note varchar(100), placed date, meta json);
CREATE TABLE notes (id int PRIMARY KEY, person_id int, content varchar(100), kind varchar(100), region varchar(20));
CREATE TABLE other.people (id int, name varchar(60), email varchar(60));
CREATE TABLE "Mixed" (id int, "Email" varchar(60), "email" varchar(60), "Order" int);
CREATE VIEW v_people AS SELECT id, lower(email) AS contact, name, region FROM people;
CREATE VIEW v2 (a, b) AS SELECT contact, id FROM v_people UNION ALL SELECT region, id FROM v_people;
CREATE VIEW v_orders AS SELECT o.id, p.name, o.amount, o.card, sum(o.amount) OVER () AS total FROM orders o JOIN people p ON p.id = o.person_id;
