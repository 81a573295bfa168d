/** Reads the tables and views of a live database. No SQL of the application comes in here. */
@NullMarked
package dev.sluice.agent.call.catalog;

import org.jspecify.annotations.NullMarked;
