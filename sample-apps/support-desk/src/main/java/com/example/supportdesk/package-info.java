/**
 * A support desk whose assistant works with the desk's database. Nothing of whoever governs that
 * database may come in.
 */
@NullMarked
package com.example.supportdesk;

import org.jspecify.annotations.NullMarked;
