/**
 * The doorbells of what knows the user: they leave the security context and the request of the
 * application on the thread, and never ask them. Types of those libraries and any decision must not
 * come in.
 */
@NullMarked
package dev.sluice.agent.instrument.person;

import org.jspecify.annotations.NullMarked;
