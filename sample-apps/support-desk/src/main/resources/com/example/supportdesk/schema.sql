CREATE TABLE customers (
  id INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  email VARCHAR(120) NOT NULL,
  phone VARCHAR(40),
  ssn VARCHAR(11),
  city VARCHAR(60)
);
CREATE TABLE tickets (
  id INTEGER NOT NULL PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  subject VARCHAR(200) NOT NULL,
  status VARCHAR(20) NOT NULL
);
CREATE TABLE ticket_notes (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  ticket_id INTEGER NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
  author VARCHAR(80) NOT NULL,
  body VARCHAR(2000) NOT NULL
);
INSERT INTO customers (id, name, email, phone, ssn, city) VALUES
  (1, 'Ada Lovelace', 'ada@lovelace.example', '+44 20 7946 0101', '101-45-6789', 'London'),
  (2, 'Grace Hopper', 'grace@hopper.example', '+1 212 555 0102', '212-45-6788', 'New York'),
  (3, 'Alan Turing', 'alan@turing.example', '+44 161 496 0103', '323-45-6787', 'Manchester'),
  (4, 'Emmy Noether', 'emmy@noether.example', '+49 9131 555 104', '434-45-6786', 'Erlangen'),
  (5, 'Katherine Johnson', 'katherine@johnson.example', '+1 757 555 0105', '545-45-6785', 'Hampton');
INSERT INTO tickets (id, customer_id, subject, status) VALUES
  (11, 1, 'Invoice shows the wrong address', 'open'),
  (12, 2, 'Cannot sign in since Tuesday', 'open'),
  (13, 3, 'Parcel arrived damaged', 'closed'),
  (14, 5, 'Please change my phone number', 'open');
INSERT INTO ticket_notes (id, ticket_id, author, body) VALUES
  ('7c0e1a52-0001-4000-8000-000000000001', 11, 'Mia', 'Asked for the correct address.'),
  ('7c0e1a52-0001-4000-8000-000000000002', 12, 'Mia', 'Password reset sent, no answer yet.')
