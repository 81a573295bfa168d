package com.example.supportdesk;

/**
 * A ticket as the desk shows it.
 *
 * @param id its number
 * @param customer the customer's name
 * @param email the customer's e-mail address
 * @param subject what it is about
 * @param status open or closed
 */
record Ticket(int id, String customer, String email, String subject, String status) {}
