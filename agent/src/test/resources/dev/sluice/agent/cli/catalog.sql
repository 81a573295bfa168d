CREATE TABLE users (id INT PRIMARY KEY, name TEXT, email TEXT, ssn TEXT, active BOOLEAN);
CREATE TABLE tickets (id INT PRIMARY KEY, user_id INT, title TEXT, contact_email TEXT);
CREATE TABLE ticket_notes (id INT PRIMARY KEY, ticket_id INT, body TEXT);
CREATE TABLE payments (id INT PRIMARY KEY, user_id INT, amount NUMERIC(10, 2));
CREATE VIEW active_users AS SELECT id, email AS mail FROM users WHERE active;
